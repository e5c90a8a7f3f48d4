package io.quilt.cli;

import io.quilt.api.PackageReader;
import java.nio.file.Path;
import picocli.CommandLine.Command;

@Command(
    name = "top-hash",
    description = "Print the top hash of each manifest file; - is the standard input.")
final class TopHashes extends FilesTask {
  @Override
  String valueOf(String file) {
    try (PackageReader manifest = open(file)) {
      return manifest.topHash().value();
    }
  }

  private PackageReader open(String file) {
    return file.equals("-")
        ? PackageReader.open(shell().in(), "-")
        : PackageReader.open(Path.of(file));
  }
}
