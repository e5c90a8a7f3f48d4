package io.quilt.cli;

import io.quilt.api.ProviderException;
import io.quilt.api.Quilt;
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
    try {
      return Indexing.run(quilt, shell(), registry, cluster, name);
    } catch (NoClassDefFoundError missing) {
      throw new ProviderException("There is no indexer; add io.quilt:quilt-search-es");
    }
  }
}
