package io.quilt.cli;

import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.search.es.ClusterOptions;
import io.quilt.search.es.IndexReport;
import io.quilt.search.es.PackageIndexer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The work of {@link Index}, in a class that is loaded only where there is an indexer. */
final class Indexing {
  private Indexing() {}

  /** Indexes a registry, says what was done, and returns the exit status. */
  static int run(Quilt quilt, Shell shell, String registry, URI cluster, @Nullable String name) {
    ClusterOptions options = ClusterOptions.of(cluster).credentialsOf(shell.variables());
    Registry place = quilt.registry(registry);
    try (PackageIndexer indexer = PackageIndexer.open(options, quilt)) {
      IndexReport report =
          indexer.index(place, name == null ? PackageIndexer.defaultName(place) : name);
      report.failures().forEach(failure -> shell.err().line("quilt: " + words(failure)));
      shell.err().line(summary(report));
      return report.ok() ? 0 : Failures.FAILED;
    }
  }

  private static String words(IndexReport.Failure failure) {
    return "%s %s was not indexed: %s"
        .formatted(failure.packageName(), failure.topHash(), failure.error().getMessage());
  }

  private static String summary(IndexReport report) {
    return "Indexed %d new revisions with %d entries of %d packages as '%s'"
        .formatted(report.revisions(), report.entries(), report.packages(), report.name());
  }
}
