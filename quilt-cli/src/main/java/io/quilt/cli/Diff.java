package io.quilt.cli;

import io.quilt.api.EntryChange;
import io.quilt.api.EntryChange.Kind;
import io.quilt.api.EntrySource;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Show what changed between two revisions of a package.")
final class Diff extends QuiltTask {
  @Parameters(paramLabel = "NAME", description = "The package, as NAMESPACE/NAME.")
  private PackageName name;

  @Parameters(paramLabel = "HASH1", description = "The older revision, or 6 or more digits of it.")
  private String older;

  @Parameters(paramLabel = "HASH2", description = "The newer revision, or 6 or more digits of it.")
  private String newer;

  @Option(
      names = "--registry",
      paramLabel = "R",
      description = "s3://BUCKET, a file: URL or a folder; by default the local registry.")
  private @Nullable String registry;

  @Option(
      names = "--json",
      description = "Print a JSON object with the arrays added, modified and deleted.")
  private boolean json;

  @Override
  int run(Quilt quilt) {
    Registry place = localUnlessGiven(quilt, registry);
    try (PackageReader before = place.open(name, older);
        PackageReader after = place.open(name, newer)) {
      if (json) {
        printDocument(before, after);
      } else {
        printLines(before, after);
      }
    }
    return 0;
  }

  private void printLines(EntrySource before, EntrySource after) {
    try (Stream<EntryChange> changes = before.diff(after)) {
      changes.forEach(change -> out().line(word(change.kind()) + " " + change.logicalKey()));
    }
  }

  /** Walks the revisions once a list, so that no list is held in memory. */
  private void printDocument(EntrySource before, EntrySource after) {
    String separator = "{";
    for (Kind kind : Kind.values()) {
      out().raw(separator + Json.of(word(kind)) + ": ");
      try (Stream<EntryChange> changes = before.diff(after)) {
        out()
            .jsonArray(
                changes
                    .filter(change -> change.kind() == kind)
                    .map(change -> change.logicalKey().value()));
      }
      separator = ", ";
    }
    out().raw("}\n");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
