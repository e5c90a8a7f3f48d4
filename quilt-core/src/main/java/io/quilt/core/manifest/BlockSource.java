package io.quilt.core.manifest;

import org.jspecify.annotations.Nullable;

/** Gives blocks one after the other. Not thread-safe. */
interface BlockSource extends AutoCloseable {
  /**
   * The next block, or null at the end.
   *
   * @throws io.quilt.api.StorageException if it cannot be read
   */
  @Nullable PackedBlock next();

  @Override
  void close();
}
