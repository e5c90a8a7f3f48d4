package io.quilt.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: a query string in Lucene's syntax, a body in Elasticsearch's query DSL, or
 * a typed query, which renders to one. Immutable.
 */
public final class SearchRequest {
  private static final int DEFAULT_LIMIT = 10;

  private final @Nullable String query;
  private final @Nullable Metadata dsl;
  private final List<String> buckets;
  private final int limit;
  private final int offset;

  private SearchRequest(
      @Nullable String query, @Nullable Metadata dsl, List<String> buckets, int limit, int offset) {
    this.query = query;
    this.dsl = dsl;
    this.buckets = List.copyOf(buckets);
    this.limit = limit;
    this.offset = offset;
  }

  /** Searches everywhere with a query string, for 10 results. */
  public static SearchRequest query(String lucene) {
    return new SearchRequest(Objects.requireNonNull(lucene), null, List.of(), DEFAULT_LIMIT, 0);
  }

  /** Searches everywhere with a body in the query DSL, for 10 results. */
  public static SearchRequest dsl(Metadata body) {
    return new SearchRequest(null, Objects.requireNonNull(body), List.of(), DEFAULT_LIMIT, 0);
  }

  /**
   * Searches everywhere with a body in the query DSL, for 10 results.
   *
   * @throws IllegalArgumentException if it holds what JSON cannot; see {@link Metadata#of}
   */
  public static SearchRequest dsl(Map<String, ? extends @Nullable Object> body) {
    return dsl(Metadata.of(body));
  }

  /**
   * Searches everywhere with a body in the query DSL, for 10 results.
   *
   * @throws IllegalArgumentException if the text is not one JSON object; see {@link
   *     Metadata#ofJson}
   */
  public static SearchRequest dsl(String json) {
    return dsl(Metadata.ofJson(json));
  }

  /** Searches everywhere with a typed query, for 10 results. */
  public static SearchRequest of(SearchQuery query) {
    return dsl(query.toDsl());
  }

  /** This request in these buckets only, their objects and their packages; none for everywhere. */
  public SearchRequest buckets(List<String> names) {
    return new SearchRequest(query, dsl, names, limit, offset);
  }

  /**
   * This request for at most that many results.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public SearchRequest limit(int results) {
    return new SearchRequest(query, dsl, buckets, notNegative(results), offset);
  }

  /**
   * This request without the first results.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public SearchRequest offset(int skipped) {
    return new SearchRequest(query, dsl, buckets, limit, notNegative(skipped));
  }

  private static int notNegative(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("A number of results cannot be negative: " + number);
    }
    return number;
  }

  /** The query string; empty if there is a body. */
  public Optional<String> query() {
    return Optional.ofNullable(query);
  }

  /** The body in the query DSL; empty if there is a query string. */
  public Optional<Metadata> dsl() {
    return Optional.ofNullable(dsl);
  }

  /** The buckets that are searched; empty for everywhere. */
  public List<String> buckets() {
    return buckets;
  }

  /** How many results at most. */
  public int limit() {
    return limit;
  }

  /** How many of the first results are left out. */
  public int offset() {
    return offset;
  }
}
