package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Make an earlier revision of a package its latest.")
final class Rollback extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Parameters(paramLabel = "HASH", description = "The revision, or 6 or more digits of it.")
  private String revision;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Override
  int run(Quilt quilt) {
    String latest = localUnlessGiven(quilt, registry).rollback(name, revision).value();
    out().line("The latest revision is now %s@%s".formatted(name, latest));
    return 0;
  }
}
