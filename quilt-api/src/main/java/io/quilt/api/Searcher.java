package io.quilt.api;

import java.util.stream.Stream;

/**
 * Searches packages and objects. Thread-safe.
 *
 * <p>A lambda over {@link #search} is enough for a test.
 */
@FunctionalInterface
public interface Searcher {
  /**
   * Finds one page of results, best first.
   *
   * @throws SearchException if the query is refused, with the service's reason
   * @throws NotAuthenticatedException if there is no valid login
   * @throws AccessDeniedException if the login may not search there
   * @throws ServiceUnavailableException if the service does not answer, or with an error of its own
   */
  SearchResult search(SearchRequest request);

  /**
   * Finds all results, read lazily, a page at a time; the caller closes the stream. This default
   * asks for page after page by offset, which services end at some depth (Elasticsearch: 10,000);
   * implementations that can go deeper replace it. Throws what {@link #search} throws, while the
   * stream is read.
   */
  default Stream<SearchHit> stream(SearchRequest request) {
    return SearchPages.of(this, request);
  }
}
