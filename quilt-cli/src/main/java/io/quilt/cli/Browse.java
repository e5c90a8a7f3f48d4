package io.quilt.cli;

import io.quilt.api.BrowseOptions;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "browse", description = "Show what is in a package.")
final class Browse extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Option(
      names = "--top-hash",
      paramLabel = "H",
      description = "The revision, or the first 6 or more digits of it; by default the latest.")
  private @Nullable String topHash;

  @Option(names = "--json", description = "Print a JSON object with all entries.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    Registry place = localUnlessGiven(quilt, registry);
    try (PackageReader content = place.open(name, revision(topHash));
        Stream<PackageEntry> entries = content.entries()) {
      if (json) {
        printDocument(content, entries);
      } else {
        out().line(name + "@" + content.topHash());
        Tree tree = new Tree(out());
        entries.forEach(tree::add);
      }
    }
    return 0;
  }

  static BrowseOptions revision(@Nullable String topHash) {
    return topHash == null ? BrowseOptions.latest() : BrowseOptions.revision(topHash);
  }

  private void printDocument(PackageReader content, Stream<PackageEntry> entries) {
    out().raw("{\"name\": " + Json.of(name.toString()));
    out().raw(", \"top_hash\": " + Json.of(content.topHash().value()));
    out().raw(", \"meta\": " + Json.of(content.metadata().asMap()));
    out().raw(", \"entries\": ");
    out().jsonArray(entries.map(Json::entry));
    out().raw("}\n");
  }
}
