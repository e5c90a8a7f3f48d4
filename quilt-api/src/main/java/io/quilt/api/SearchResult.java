package io.quilt.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One page of results.
 *
 * @param hits the results, best first
 * @param total how many there are in all
 * @param totalExact whether there are exactly that many, or at least
 * @param took how long the service needed
 * @param timedOut whether the service gave up on part of the data
 * @param failedShards on how many parts of the data the search failed; their results are missing
 */
public record SearchResult(
    List<SearchHit> hits,
    long total,
    boolean totalExact,
    Duration took,
    boolean timedOut,
    int failedShards) {
  /** Copies the list. */
  public SearchResult {
    hits = List.copyOf(hits);
    Objects.requireNonNull(took);
  }

  /** Nothing was found. */
  public static SearchResult empty() {
    return of(List.of());
  }

  /** Exactly these were found. */
  public static SearchResult of(List<SearchHit> hits) {
    return new SearchResult(hits, hits.size(), true, Duration.ZERO, false, 0);
  }
}
