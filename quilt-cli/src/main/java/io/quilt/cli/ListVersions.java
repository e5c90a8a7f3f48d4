package io.quilt.cli;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.Quilt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list-versions", description = "List the revisions of a package, newest first.")
final class ListVersions extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Option(names = "--json", description = "Print a JSON array of {pointer, top_hash}.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    try (Stream<PackageRevision> found = localUnlessGiven(quilt, registry).revisions(name)) {
      if (json) {
        out().jsonArray(found.map(ListVersions::document));
        out().raw("\n");
      } else {
        found.forEach(revision -> out().line(revision.pointer(), revision.topHash().value()));
      }
    }
    return 0;
  }

  private static Map<String, String> document(PackageRevision revision) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("pointer", revision.pointer());
    members.put("top_hash", revision.topHash().value());
    return members;
  }
}
