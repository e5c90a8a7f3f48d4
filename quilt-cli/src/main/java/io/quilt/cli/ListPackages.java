package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list-packages", description = "List the packages of a registry.")
final class ListPackages extends QuiltTask {
  @Parameters(
      paramLabel = "REGISTRY",
      arity = "0..1",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Option(names = "--json", description = "Print a JSON array of names.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    try (Stream<PackageName> packages = localUnlessGiven(quilt, registry).packages()) {
      Stream<String> names = packages.map(PackageName::toString);
      if (json) {
        out().jsonArray(names);
        out().raw("\n");
      } else {
        names.forEach(out()::line);
      }
    }
    return 0;
  }
}
