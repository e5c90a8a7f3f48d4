package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes on after the last result of a page, in an order in which no two results are equal. */
final class SearchAfter implements Cursor {
  /** An order of all results of any indexes. */
  static final List<Map<String, String>> BY_ID =
      List.of(Map.of("_id", "asc"), Map.of("_index", "asc"));

  private final Map<String, @Nullable Object> body;
  private final Function<Map<String, @Nullable Object>, ClusterAnswer> service;
  private boolean ended;

  /**
   * Begins.
   *
   * @param page the body of the first page
   * @param ties the order among results that the body's own order has equal
   * @param service answers a body
   */
  SearchAfter(
      Map<String, @Nullable Object> page,
      List<Map<String, String>> ties,
      Function<Map<String, @Nullable Object>, ClusterAnswer> service) {
    this.body = new LinkedHashMap<>(page);
    this.service = service;
    List<@Nullable Object> order = new ArrayList<>(order(page.get("sort")));
    order.addAll(ties);
    body.put("sort", order);
  }

  private static List<?> order(@Nullable Object sort) {
    if (sort == null) {
      return List.of();
    }
    return sort instanceof List<?> list ? list : List.of(sort);
  }

  @Override
  public List<SearchHit> next() {
    if (ended) {
      return List.of();
    }
    ClusterAnswer answer = service.apply(body);
    Metadata said = SearchAnswers.whole(answer);
    List<SearchHit> hits = SearchAnswers.hits(said, answer);
    if (said.get("pit_id") instanceof String renewed && body.get("pit") instanceof Map<?, ?> pit) {
      body.put("pit", Map.of("id", renewed, "keep_alive", String.valueOf(pit.get("keep_alive"))));
    }
    if (hits.isEmpty()) {
      ended = true;
    } else if (hits.get(hits.size() - 1).raw().get("sort") instanceof List<?> last) {
      body.put("search_after", last);
    } else {
      throw SearchErrors.nonsense(answer);
    }
    return hits;
  }

  /** The point in time that is in force; blank if there is none. */
  String pointInTime() {
    return body.get("pit") instanceof Map<?, ?> pit ? String.valueOf(pit.get("id")) : "";
  }

  @Override
  public void close() {
    ended = true;
  }
}
