package io.quilt.api;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Page after page by offset, until one is not full; holds one page, whichever way it is read. */
final class SearchPages implements Iterator<SearchHit> {
  private final Searcher searcher;
  private SearchRequest next;
  private Iterator<SearchHit> page = Collections.emptyIterator();
  private boolean ended;

  private SearchPages(Searcher searcher, SearchRequest first) {
    this.searcher = searcher;
    this.next = first;
  }

  static Stream<SearchHit> of(Searcher searcher, SearchRequest first) {
    Iterator<SearchHit> pages = new SearchPages(searcher, first);
    int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, ordered), false);
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !ended) {
      turn();
    }
    return page.hasNext();
  }

  private void turn() {
    SearchResult result = searcher.search(next);
    int found = result.hits().size();
    ended = found == 0 || found < next.limit();
    next = next.offset(Math.addExact(next.offset(), found));
    page = result.hits().iterator();
  }

  @Override
  public SearchHit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
