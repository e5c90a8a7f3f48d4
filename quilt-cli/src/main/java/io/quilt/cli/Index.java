package io.quilt.cli;

import io.quilt.api.ProviderException;
import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.search.es.ClusterOptions;
import io.quilt.search.es.IndexReport;
import io.quilt.search.es.PackageIndexer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "index",
    description = {
      "Write the packages of a registry into a cluster of Elasticsearch or OpenSearch.",
      "Only what is not there yet. As whom, the environment says: QUILT_CLUSTER_API_KEY, or"
          + " QUILT_CLUSTER_USER and QUILT_CLUSTER_PASSWORD, or QUILT_CLUSTER_AWS (es or aoss)."
    })
final class Index extends QuiltTask {
  @Parameters(paramLabel = "REGISTRY", description = "s3://BUCKET, a file: URL or a folder.")
  private String registry;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      required = true,
      description = "A node of the cluster, like https://search.example.com:9200.")
  private URI cluster;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What is searched; by default the bucket's or the folder's name.")
  private @Nullable String name;

  @Override
  int run(Quilt quilt) {
    IndexReport report;
    try {
      report = index(quilt);
    } catch (NoClassDefFoundError missing) {
      throw new ProviderException("There is no indexer; add io.quilt:quilt-search-es");
    }
    shell().err().line(summary(report));
    report
        .failures()
        .forEach(
            failure ->
                shell()
                    .err()
                    .line(
                        "quilt: %s %s was not indexed: %s"
                            .formatted(
                                failure.packageName(),
                                failure.topHash(),
                                failure.error().getMessage())));
    return report.ok() ? 0 : Failures.FAILED;
  }

  private IndexReport index(Quilt quilt) {
    ClusterOptions options = ClusterOptions.of(cluster).credentialsOf(shell().variables());
    Registry place = quilt.registry(registry);
    try (PackageIndexer indexer = PackageIndexer.open(options, quilt)) {
      return indexer.index(place, name == null ? PackageIndexer.defaultName(place) : name);
    }
  }

  private static String summary(IndexReport report) {
    return "Indexed %d new revisions with %d entries of %d packages as '%s'"
        .formatted(report.revisions(), report.entries(), report.packages(), report.name());
  }
}
