package io.quilt.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Page after page by offset, until one is not full. */
final class SearchPages {
  private SearchPages() {}

  static Stream<SearchHit> of(Searcher searcher, SearchRequest first) {
    return Stream.iterate(
            new Page(first, searcher.search(first)), Objects::nonNull, page -> page.next(searcher))
        .flatMap(page -> page.hits().stream());
  }

  private record Page(SearchRequest request, SearchResult result) {
    List<SearchHit> hits() {
      return result.hits();
    }

    @Nullable Page next(Searcher searcher) {
      int found = result.hits().size();
      if (found == 0 || found < request.limit()) {
        return null;
      }
      SearchRequest following = request.offset(request.offset() + found);
      return new Page(following, searcher.search(following));
    }
  }
}
