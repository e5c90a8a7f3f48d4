package io.quilt.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Page after page by offset, until one is not full. */
final class SearchPages {
  private SearchPages() {}

  static Stream<SearchHit> of(Searcher searcher, SearchRequest first) {
    return Stream.of(first)
        .flatMap(
            request ->
                Stream.iterate(
                    Page.of(request, searcher), Objects::nonNull, page -> page.next(searcher)))
        .flatMap(page -> page.hits().stream());
  }

  private record Page(SearchRequest request, SearchResult result) {
    static Page of(SearchRequest request, Searcher searcher) {
      return new Page(request, searcher.search(request));
    }

    List<SearchHit> hits() {
      return result.hits();
    }

    @Nullable Page next(Searcher searcher) {
      int found = result.hits().size();
      if (found == 0 || found < request.limit()) {
        return null;
      }
      return of(request.offset(Math.addExact(request.offset(), found)), searcher);
    }
  }
}
