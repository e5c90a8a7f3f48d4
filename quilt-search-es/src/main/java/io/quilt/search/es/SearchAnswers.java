package io.quilt.search.es;

import io.quilt.api.Metadata;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchResult;
import io.quilt.api.ServiceUnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What answers of a search service mean, whichever way they came. */
final class SearchAnswers {
  private SearchAnswers() {}

  /**
   * The body of a good answer.
   *
   * @throws io.quilt.api.QuiltException as {@link SearchErrors} says, if it is none
   */
  static Metadata body(ClusterAnswer answer) {
    if (!answer.isSuccess()) {
      throw SearchErrors.of(answer);
    }
    return answer.json().orElseThrow(() -> SearchErrors.nonsense(answer));
  }

  /**
   * The body of a good answer from which nothing is missing.
   *
   * @throws ServiceUnavailableException if the service gave up on a part of the data
   */
  static Metadata whole(ClusterAnswer answer) {
    Metadata body = body(answer);
    int failed = failedShards(body);
    if (failed > 0 || Boolean.TRUE.equals(body.get("timed_out"))) {
      throw new ServiceUnavailableException(
          "%s did not search everything (%d parts of the data failed); try again later"
              .formatted(answer.place(), failed),
          answer.status(),
          null);
    }
    return body;
  }

  /** One page of results. */
  static SearchResult result(ClusterAnswer answer) {
    Metadata body = body(answer);
    if (!(body.get("hits") instanceof Map<?, ?> hits) || !(hits.get("hits") instanceof List<?>)) {
      throw SearchErrors.nonsense(answer);
    }
    List<SearchHit> found = hits(body, answer);
    Object total = hits.get("total");
    boolean exact = !(total instanceof Map<?, ?> counted) || "eq".equals(counted.get("relation"));
    return new SearchResult(
        found,
        total(total, found.size()),
        total != null && exact,
        Duration.ofMillis(Math.max(0, number(body.get("took"), 0))),
        Boolean.TRUE.equals(body.get("timed_out")),
        failedShards(body));
  }

  // Elasticsearch before 7 gives a number, and some requests forbid to count.
  private static long total(@Nullable Object total, int found) {
    Object value = total instanceof Map<?, ?> counted ? counted.get("value") : total;
    return Math.max(found, number(value, found));
  }

  // Shards that nobody holds are neither successful nor counted as failed.
  private static int failedShards(Metadata body) {
    if (!(body.get("_shards") instanceof Map<?, ?> shards)) {
      return 0;
    }
    long missing = number(shards.get("total"), 0) - number(shards.get("successful"), 0);
    return Math.toIntExact(
        Math.min(
            Integer.MAX_VALUE, Math.max(Math.max(missing, number(shards.get("failed"), 0)), 0)));
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }

  /** The results on a page. */
  static List<SearchHit> hits(Metadata body, ClusterAnswer answer) {
    if (body.get("hits") instanceof Map<?, ?> hits && hits.get("hits") instanceof List<?> list) {
      return list.stream().map(each -> hit(each, answer)).toList();
    }
    throw SearchErrors.nonsense(answer);
  }

  @SuppressWarnings("unchecked") // Metadata holds maps of texts only.
  private static SearchHit hit(@Nullable Object json, ClusterAnswer answer) {
    if (!(json instanceof Map<?, ?> members)
        || !(members.get("_index") instanceof String index)
        || !(members.get("_id") instanceof String id)) {
      throw SearchErrors.nonsense(answer);
    }
    Object source = members.get("_source");
    return new SearchHit(
        index,
        id,
        members.get("_score") instanceof Number score ? score.doubleValue() : Double.NaN,
        source instanceof Map<?, ?> document
            ? Metadata.of((Map<String, @Nullable Object>) document)
            : Metadata.empty(),
        highlights(members.get("highlight")),
        Metadata.of((Map<String, @Nullable Object>) members));
  }

  private static Map<String, List<String>> highlights(@Nullable Object json) {
    Map<String, List<String>> highlights = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> fields) {
      fields.forEach(
          (field, passages) -> {
            if (passages instanceof List<?> list) {
              highlights.put(
                  String.valueOf(field),
                  list.stream().filter(Objects::nonNull).map(Object::toString).toList());
            }
          });
    }
    return highlights;
  }
}
