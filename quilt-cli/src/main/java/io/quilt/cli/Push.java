package io.quilt.cli;

import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.ScanOptions;
import io.quilt.api.UpdatePolicy;
import io.quilt.api.WorkflowChoice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "push",
    description = {
      "Publish the files of a folder as a revision of a package.",
      "It starts from the package of that name in the local registry, when there is one:"
          + " files that are no longer in the folder stay in the package, unless --exact is given."
    })
final class Push extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "The folder, or s3://BUCKET/PREFIX, with the files.")
  private PhysicalKey directory;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "Where to publish; by default the default remote registry.")
  private @Nullable String registry;

  @Option(
      names = "--dest",
      paramLabel = "D",
      description = "Where in the registry the files go; by default <registry>/NAME.")
  private @Nullable PhysicalKey destination;

  @Option(names = "--message", paramLabel = "M", description = "What this revision is about.")
  private @Nullable String message;

  @Option(
      names = "--meta",
      paramLabel = "JSON",
      description = "The metadata of the package, a JSON object; by default it stays as it is.")
  private @Nullable Metadata metadata;

  @Option(
      names = "--workflow",
      paramLabel = "W",
      description = "The workflow, or '' for none; by default the registry's default workflow.")
  private @Nullable String workflow;

  @Option(names = "--exact", description = "Make the package hold exactly the folder's files.")
  private boolean exact;

  @Option(
      names = "--force",
      description = "Publish even if the registry has a revision that this one is not based on.")
  private boolean force;

  @Option(names = "--dedupe", description = "Publish nothing if the latest revision is the same.")
  private boolean dedupe;

  @Option(
      names = "--no-copy",
      description = "Leave the files where they are; for a DIR that is not local.")
  private boolean noCopy;

  @Option(names = "--dry-run", description = "Say what would be published, and change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print a JSON object that says what was published.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    Registry target = remoteUnlessGiven(quilt, registry);
    if (noCopy && directory.isLocal() && !target.location().isLocal()) {
      throw wrongUsage(
          "--no-copy would publish files that only this machine has; copy them, or give a DIR that"
              + " is not local");
    }
    PushReport report = new PushReport(out(), quilt.savedConfig(), target);
    if (dryRun) {
      dryRun(new DryRun(target, name, content(quilt), options().build()), report);
    } else {
      push(target, content(quilt), report);
    }
    return 0;
  }

  private void push(Registry target, QuiltPackage content, PushReport report) {
    PushResult result;
    try (Progress progress = Progress.of(shell(), "Pushing")) {
      result = target.push(name, content, options().listener(progress).build());
    }
    if (json) {
      report.json(result);
    } else {
      report.pushed(result);
    }
  }

  private void dryRun(DryRun run, PushReport report) {
    if (json) {
      report.json(run.result());
    } else {
      report.wouldPush(run.result(), run.changes());
    }
  }

  private QuiltPackage content(Quilt quilt) {
    QuiltPackage.Builder content =
        existing(quilt).map(QuiltPackage::toBuilder).orElseGet(QuiltPackage::builder);
    if (exact) {
      content.clearEntries();
    }
    return content
        .putAll(
            Optional.empty(), quilt.scan(directory, ScanOptions.defaults()), UpdatePolicy.INCOMING)
        .build();
  }

  private Optional<QuiltPackage> existing(Quilt quilt) {
    try {
      return Optional.of(quilt.registry().browse(name));
    } catch (PackageNotFoundException none) {
      return Optional.empty();
    }
  }

  private PushOptions.Builder options() {
    PushOptions.Builder options =
        PushOptions.builder().message(message).workflow(workflow()).force(force).dedupe(dedupe);
    if (metadata != null) {
      options.metadata(metadata);
    }
    if (destination != null) {
      options.destination(destination);
    }
    return noCopy ? options.noCopy() : options;
  }

  private WorkflowChoice workflow() {
    if (workflow == null) {
      return WorkflowChoice.notGiven();
    }
    return workflow.isEmpty() ? WorkflowChoice.none() : WorkflowChoice.named(workflow);
  }
}
