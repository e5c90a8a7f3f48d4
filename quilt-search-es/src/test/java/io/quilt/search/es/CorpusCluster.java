package io.quilt.search.es;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quilt.api.Metadata;
import io.quilt.servers.ElasticsearchServer;
import io.quilt.servers.OpenSearchServer;
import io.quilt.servers.SearchServer;
import io.quilt.spi.HttpSettings;
import io.quilt.testkit.SearchCorpus;
import io.quilt.testkit.SearchDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A real cluster that holds the documents of the contract and nothing else. */
final class CorpusCluster implements AutoCloseable {
  private final SearchServer server;

  private CorpusCluster(SearchServer server) {
    this.server = server;
    fill();
  }

  static CorpusCluster elasticsearch() {
    return start(ElasticsearchServer.unavailable(), ElasticsearchServer::start);
  }

  static CorpusCluster openSearch() {
    return start(OpenSearchServer.unavailable(), OpenSearchServer::start);
  }

  private static CorpusCluster start(Optional<String> why, Supplier<SearchServer> starter) {
    assumeTrue(why.isEmpty(), () -> "SKIPPED: " + why.orElse(""));
    return new CorpusCluster(starter.get());
  }

  URI url() {
    return server.url();
  }

  private void fill() {
    Map<String, @Nullable Metadata> indexes = new LinkedHashMap<>();
    StringBuilder lines = new StringBuilder();
    for (SearchDocument document : SearchCorpus.documents()) {
      indexes.put(document.index(), SearchCorpus.mapping(document.index()));
      lines.append(line(document)).append('\n');
      lines.append(document.source().toJson()).append('\n');
    }
    try (Cluster cluster =
        new Cluster(ClusterOptions.of(url()), HttpSettings.defaults(), NO_KEYS)) {
      indexes.forEach(
          (name, mapping) ->
              send(
                  cluster,
                  ClusterRequest.json(
                      "PUT",
                      "/" + name,
                      Metadata.of(Map.of("mappings", mapping.asMap())).toJson())));
      byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
      Metadata said =
          send(cluster, ClusterRequest.lines("/_bulk", body).with(Map.of("refresh", "true")));
      if (!Boolean.FALSE.equals(said.get("errors"))) {
        throw new IllegalStateException(said.toJson());
      }
    }
  }

  private static final AwsSigner.Keys NO_KEYS =
      new AwsSigner.Keys() {
        @Override
        public Optional<io.quilt.api.AwsCredentials> ofLogin() {
          return Optional.empty();
        }

        @Override
        public Optional<String> variable(String name) {
          return Optional.empty();
        }
      };

  private static String line(SearchDocument document) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("_index", document.index());
    action.put("_id", document.id());
    document.routing().ifPresent(routing -> action.put("routing", routing));
    return Metadata.of(Map.of("index", action)).toJson();
  }

  private static Metadata send(Cluster cluster, ClusterRequest request) {
    return SearchAnswers.body(cluster.send(request));
  }

  @Override
  public void close() {
    server.close();
  }
}
