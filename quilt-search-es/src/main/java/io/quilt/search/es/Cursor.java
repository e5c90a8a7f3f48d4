package io.quilt.search.es;

import io.quilt.api.SearchHit;
import java.util.List;

/** Where a search over all results has got to. Not thread-safe. */
interface Cursor extends AutoCloseable {
  /** The next page; empty at the end. */
  List<SearchHit> next();

  /** Frees what the service keeps for it. */
  @Override
  void close();
}
