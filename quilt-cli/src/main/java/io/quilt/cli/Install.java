package io.quilt.cli;

import io.quilt.api.InstallOptions;
import io.quilt.api.InstallResult;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "install", description = "Copy the files of a package to a folder, verified.")
final class Install extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "Where the package is; by default the default remote registry.")
  private @Nullable String registry;

  @Option(
      names = "--top-hash",
      paramLabel = "H",
      description = "The revision, or the first 6 or more digits of it; by default the latest.")
  private @Nullable String topHash;

  @Option(
      names = "--dest",
      paramLabel = "DIR",
      description =
          "The folder that receives the files; by default <default_install_location>/NAME.")
  private @Nullable PhysicalKey destination;

  @Option(
      names = "--dest-registry",
      paramLabel = "R",
      description = "Where the package is registered; by default the local registry.")
  private @Nullable String destinationRegistry;

  @Option(
      names = "--path",
      paramLabel = "P",
      description = "Only this file, or what is below this directory.")
  private @Nullable LogicalKey path;

  @Override
  int run(Quilt quilt) {
    Registry source = remoteUnlessGiven(quilt, registry);
    InstallResult result;
    try (Progress progress = Progress.of(shell(), "Installing")) {
      result = source.install(name, options(quilt).listener(progress).build());
    }
    report(result);
    return 0;
  }

  private InstallOptions.Builder options(Quilt quilt) {
    InstallOptions.Builder options = InstallOptions.builder().revision(Browse.revision(topHash));
    if (destination != null) {
      if (!destination.isLocal()) {
        throw wrongUsage("--dest must be a local folder, not " + destination);
      }
      options.destination(destination.toPath());
    }
    if (destinationRegistry != null) {
      options.destinationRegistry(quilt.registry(destinationRegistry));
    }
    if (path != null) {
      options.path(path);
    }
    return options;
  }

  private void report(InstallResult result) {
    out().line("Installed %s@%s to %s".formatted(name, result.topHash(), result.destination()));
    out()
        .line(
            "%s copied, %s; %s there already"
                .formatted(
                    Amount.of(result.objectsCopied(), "file"),
                    Amount.ofBytes(result.bytesCopied()),
                    Amount.of(result.objectsKept(), "file")));
    result.otherRoots().stream()
        .sorted()
        .forEach(root -> shell().err().line("Some files came from another place: " + root));
  }
}
