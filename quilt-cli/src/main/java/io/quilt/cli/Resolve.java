package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resolve", description = "Print the whole top hash of a revision.")
final class Resolve extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Parameters(paramLabel = "PREFIX", description = "The first 6 or more digits of the top hash.")
  private String prefix;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Override
  int run(Quilt quilt) {
    out().line(localUnlessGiven(quilt, registry).resolve(name, prefix).value());
    return 0;
  }
}
