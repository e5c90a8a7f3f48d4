package io.quilt.search.es;

import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All results as a stream that holds one page, whichever way it is read. */
final class HitStream implements Iterator<SearchHit> {
  private final Supplier<Cursor> opener;
  private @Nullable Cursor cursor;
  private Iterator<SearchHit> page = java.util.Collections.emptyIterator();
  private boolean ended;

  private HitStream(Supplier<Cursor> opener) {
    this.opener = opener;
  }

  /** The results of a request, of which nothing is asked before they are read. */
  static Stream<SearchHit> of(SearchRequest request, Supplier<Cursor> opener) {
    if (request.limit() == 0) {
      return Stream.empty();
    }
    HitStream hits = new HitStream(opener);
    Spliterator<SearchHit> all =
        Spliterators.spliteratorUnknownSize(hits, Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(all, false).skip(request.offset()).onClose(hits::end);
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !ended) {
      turn();
    }
    return page.hasNext();
  }

  private void turn() {
    if (cursor == null) {
      cursor = opener.get();
    }
    page = cursor.next().iterator();
    if (!page.hasNext()) {
      end();
    }
  }

  @Override
  public SearchHit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }

  private void end() {
    ended = true;
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
