package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;

/** Spells rows. Not thread-safe. */
interface RowEncoder {
  /** Appends a row. */
  void append(ManifestRow row, Utf8Buffer out);
}
