package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scroll of a cluster. */
final class Scroll implements Cursor {
  private final Cluster cluster;
  private final SearchRequest request;
  private @Nullable String id;

  Scroll(Cluster cluster, SearchRequest request) {
    this.cluster = cluster;
    this.request = request;
  }

  @Override
  public List<SearchHit> next() {
    ClusterAnswer answer = cluster.send(id == null ? first() : further(id));
    Metadata said = SearchAnswers.whole(answer);
    if (!(said.get("_scroll_id") instanceof String current)) {
      throw SearchErrors.nonsense(answer);
    }
    id = current;
    return SearchAnswers.hits(said, answer);
  }

  private ClusterRequest first() {
    Map<String, @Nullable Object> body = SearchBodies.page(request);
    body.putIfAbsent("sort", List.of("_doc"));
    return ClusterRequest.json(
            "POST", "/" + SearchBodies.path(request) + "/_search", SearchBodies.json(body))
        .with(Map.of("scroll", ClusterCursors.KEEP_ALIVE));
  }

  private static ClusterRequest further(String id) {
    Map<String, Object> body = Map.of("scroll", ClusterCursors.KEEP_ALIVE, "scroll_id", id);
    return ClusterRequest.json("POST", "/_search/scroll", Metadata.of(body).toJson());
  }

  @Override
  public void close() {
    if (id != null) {
      ClusterCursors.free(cluster, "/_search/scroll", Map.of("scroll_id", List.of(id)));
    }
  }
}
