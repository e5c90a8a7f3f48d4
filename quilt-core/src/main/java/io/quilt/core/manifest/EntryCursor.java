package io.quilt.core.manifest;

/**
 * Goes through entries, one row for all of them. Not thread-safe. Close it: it may hold a file
 * open.
 */
public final class EntryCursor implements AutoCloseable {
  private final BlockSource source;
  private final BlockCursor cursor = new BlockCursor();
  private final int skipped;
  private boolean opened;
  private long left;

  EntryCursor(BlockStore store, long from, long to) {
    int first = from < to ? store.blockOfRow(from) : 0;
    int end = from < to ? store.blockOfRow(to - 1) + 1 : 0;
    source = store.open(first, end);
    skipped = (int) (from - store.rowsBefore(first));
    left = to - from;
  }

  /**
   * Steps to the next entry.
   *
   * @return false at the end
   * @throws io.quilt.api.StorageException if the temporary file of the entries cannot be read
   */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    while (!cursor.next()) {
      PackedBlock block = source.next();
      if (block == null) {
        throw new IllegalStateException("The package was closed.");
      }
      cursor.open(block, opened ? 0 : skipped);
      opened = true;
    }
    left--;
    return true;
  }

  /** The row that shows the entry of the last {@link #next()}. */
  public ManifestRow row() {
    return cursor.row();
  }

  @Override
  public void close() {
    source.close();
  }
}
