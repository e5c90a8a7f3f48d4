package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;

/** Spells rows. Not thread-safe. Each has a loop of its own, which is compiled for it alone. */
interface RowEncoder {
  /** Appends the rows that are left. */
  void append(BlockCursor rows, Utf8Buffer out);
}
