package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Check that a folder holds the files of a package, every byte of them.")
final class Verify extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--registry",
      paramLabel = "R",
      required = true,
      description = "Where the package is: s3://BUCKET, a file: URL or a folder.")
  private String registry;

  @Option(
      names = "--top-hash",
      paramLabel = "H",
      required = true,
      description = "The revision, or the first 6 or more digits of it.")
  private String topHash;

  @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder.")
  private PhysicalKey directory;

  @Option(
      names = "--extra-files-ok",
      description = "Accept files in the folder that the package does not have.")
  private boolean extraFilesOk;

  @Override
  int run(Quilt quilt) {
    if (!directory.isLocal()) {
      throw wrongUsage("--dir must be a local folder, not " + directory);
    }
    VerifyResult result;
    try (PackageReader content = quilt.registry(registry).open(name, topHash);
        Progress progress = Progress.of(shell(), "Verifying")) {
      result = content.verify(directory.toPath(), options(progress));
    }
    return report(result);
  }

  private VerifyOptions options(Progress progress) {
    return VerifyOptions.defaults().withExtraFilesAllowed(extraFilesOk).withListener(progress);
  }

  private int report(VerifyResult result) {
    if (result.ok()) {
      out().line("Verification succeeded: " + Amount.of(result.filesVerified(), "file"));
      return 0;
    }
    for (VerifyResult.Problem problem : result.problems()) {
      out().line(problem.kind().name().toLowerCase(Locale.ROOT) + " " + problem.path());
    }
    long unlisted = result.problemCount() - result.problems().size();
    if (unlisted > 0) {
      out().line("and " + Amount.of(unlisted, "problem") + " more");
    }
    shell()
        .err()
        .line(
            "quilt: Verification failed: %s in %s; install the package again to repair it"
                .formatted(Amount.of(result.problemCount(), "problem"), directory.toPath()));
    return Failures.FAILED;
  }
}
