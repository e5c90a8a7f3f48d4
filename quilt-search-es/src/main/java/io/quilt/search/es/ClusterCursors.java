package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.QuiltException;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of a cluster: through a point in time where its version has one, else a scroll.
 * Thread-safe.
 */
final class ClusterCursors {
  static final String KEEP_ALIVE = "1m";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

  private final Cluster cluster;
  private volatile @Nullable Kind known;

  /** How a cluster keeps what a cursor reads. */
  private enum Kind {
    SCROLL,
    /** Of Elasticsearch from 7.12 on, unless it is the open-source build. */
    ELASTICSEARCH,
    /** Of OpenSearch from 2.4 on. */
    OPENSEARCH
  }

  ClusterCursors(Cluster cluster) {
    this.cluster = cluster;
  }

  /** A cursor at the first page. */
  Cursor open(SearchRequest request) {
    return switch (kind()) {
      case SCROLL -> new Scroll(cluster, request);
      case ELASTICSEARCH -> elasticsearch(request);
      case OPENSEARCH -> openSearch(request);
    };
  }

  private Kind kind() {
    Kind kind = known;
    if (kind == null) {
      ClusterAnswer answer = cluster.send(ClusterRequest.get("/"));
      kind = answer.isSuccess() ? kind(answer.json().orElse(Metadata.empty())) : Kind.SCROLL;
      known = kind;
    }
    return kind;
  }

  // Those without it take the request for one that writes a document, so it cannot just be tried.
  private static Kind kind(Metadata cluster) {
    if (!(cluster.get("version") instanceof Map<?, ?> version)) {
      return Kind.SCROLL;
    }
    Matcher number = VERSION.matcher(String.valueOf(version.get("number")));
    if (!number.matches()) {
      return Kind.SCROLL;
    }
    int release = Integer.parseInt(number.group(1)) * 10_000 + Integer.parseInt(number.group(2));
    if ("opensearch".equals(version.get("distribution"))) {
      return release >= 20_004 ? Kind.OPENSEARCH : Kind.SCROLL;
    }
    boolean open = "oss".equals(version.get("build_flavor"));
    return release >= 70_012 && !open ? Kind.ELASTICSEARCH : Kind.SCROLL;
  }

  private Cursor elasticsearch(SearchRequest request) {
    String place = "/" + SearchBodies.path(request) + "/_pit";
    Object id = opened(place, "id");
    SearchAfter pages = pages(request, id, List.of(Map.of("_shard_doc", "asc")));
    return closing(pages, "/_pit", () -> Map.of("id", pages.pointInTime()));
  }

  private Cursor openSearch(SearchRequest request) {
    String place = "/" + SearchBodies.path(request) + "/_search/point_in_time";
    Object id = opened(place, "pit_id");
    SearchAfter pages = pages(request, id, SearchAfter.BY_ID);
    return closing(
        pages, "/_search/point_in_time", () -> Map.of("pit_id", List.of(pages.pointInTime())));
  }

  private Object opened(String place, String member) {
    ClusterAnswer answer =
        cluster.send(
            ClusterRequest.json("POST", place, "{}").with(Map.of("keep_alive", KEEP_ALIVE)));
    Object id = SearchAnswers.body(answer).get(member);
    if (id == null) {
      throw SearchErrors.nonsense(answer);
    }
    return id;
  }

  private SearchAfter pages(SearchRequest request, Object id, List<Map<String, String>> ties) {
    Map<String, @Nullable Object> page = SearchBodies.page(request);
    page.put("pit", Map.of("id", id, "keep_alive", KEEP_ALIVE));
    return new SearchAfter(
        page,
        ties,
        body -> cluster.send(ClusterRequest.json("POST", "/_search", SearchBodies.json(body))));
  }

  private Cursor closing(
      SearchAfter pages, String place, Supplier<Map<String, Object>> whatIsFreed) {
    return new Cursor() {
      @Override
      public List<SearchHit> next() {
        return pages.next();
      }

      @Override
      public void close() {
        pages.close();
        free(cluster, place, whatIsFreed.get());
      }
    };
  }

  /** Frees something on the cluster, which else does so itself after a minute. */
  static void free(Cluster cluster, String place, Map<String, Object> what) {
    try {
      cluster.send(ClusterRequest.json("DELETE", place, Metadata.of(what).toJson()));
    } catch (QuiltException | IllegalStateException e) {
      System.getLogger("io.quilt.search")
          .log(System.Logger.Level.DEBUG, "A cursor ends by itself, later", e);
    }
  }
}
