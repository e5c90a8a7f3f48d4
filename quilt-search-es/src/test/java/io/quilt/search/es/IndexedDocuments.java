package io.quilt.search.es;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import io.quilt.spi.HttpSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a cluster really holds, asked without the indexer. */
final class IndexedDocuments implements AutoCloseable {
  private static final int MOST = 10_000;

  private final Cluster cluster;

  IndexedDocuments(URI node) {
    this.cluster =
        new Cluster(
            ClusterOptions.of(node),
            HttpSettings.defaults(),
            new AwsSigner.Keys() {
              @Override
              public Optional<AwsCredentials> ofLogin() {
                return Optional.empty();
              }

              @Override
              public Optional<String> variable(String name) {
                return Optional.empty();
              }
            });
  }

  Metadata ask(String method, String path, String body) {
    ClusterAnswer answer = cluster.send(ClusterRequest.json(method, path, body));
    if (!answer.isSuccess()) {
      throw new IllegalStateException(
          answer.status() + ": " + SearchErrors.reason(answer).orElse("?"));
    }
    return answer.json().orElseThrow();
  }

  /** All documents of an alias that fit a query, by id. */
  List<SearchHit> hits(String alias, String query) {
    ask("POST", "/" + alias + "/_refresh", "{}");
    String body = "{\"size\": %d, \"sort\": [\"_id\"], \"query\": %s}".formatted(MOST, query);
    ClusterAnswer answer =
        cluster.send(ClusterRequest.json("POST", "/" + alias + "/_search", body));
    return SearchAnswers.hits(SearchAnswers.whole(answer), answer);
  }

  /** The documents of a kind, by id, with their routing beside them. */
  Map<String, Map<String, Object>> sources(String alias, String kind) {
    String query =
        kind.isEmpty()
            ? "{\"match_all\": {}}"
            : "{\"term\": {\"join_field\": \"%s\"}}".formatted(kind);
    Map<String, Map<String, Object>> sources = new TreeMap<>();
    for (SearchHit hit : hits(alias, query)) {
      Map<String, Object> source = new LinkedHashMap<>(hit.source().asMap());
      if (hit.raw().get("_routing") != null) {
        source.put("_routing", hit.raw().get("_routing"));
      }
      sources.put(hit.id(), source);
    }
    return sources;
  }

  long count(String alias, String query) {
    ask("POST", "/" + alias + "/_refresh", "{}");
    Object count =
        ask("POST", "/" + alias + "/_count", "{\"query\": %s}".formatted(query)).get("count");
    return (Long) count;
  }

  long count(String alias) {
    return count(alias, "{\"match_all\": {}}");
  }

  /** Where the pointers of a package lead: tag and manifest. */
  List<String> pointers(String alias, String name) {
    return hits(alias, "{\"term\": {\"ptr_name\": \"%s\"}}".formatted(name)).stream()
        .map(
            hit ->
                hit.source().get("ptr_tag")
                    + " "
                    + hit.raw().get("_routing").toString().replace("mnfst:", ""))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
