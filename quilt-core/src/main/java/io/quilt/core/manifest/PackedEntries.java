package io.quilt.core.manifest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a package, in package order, packed in memory or in a temporary file. Immutable
 * and thread-safe; every cursor is for one thread. Whoever made it closes it, which deletes the
 * temporary file; nothing can be read from it then.
 */
public final class PackedEntries implements AutoCloseable {
  private final BlockStore store;

  PackedEntries(BlockStore store) {
    this.store = store;
  }

  /** The number of entries. */
  public long size() {
    return store.rowCount();
  }

  /** Goes through all entries. */
  public EntryCursor cursor() {
    return cursor(0, size());
  }

  /**
   * Goes through the entries from one index to before another.
   *
   * @throws IndexOutOfBoundsException if there is no such range
   */
  public EntryCursor cursor(long from, long to) {
    if (from < 0 || to < from || to > size()) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + size());
    }
    return new EntryCursor(store, from, to);
  }

  /** Goes through the entries below a directory, given without a slash at its end. */
  public EntryCursor cursor(String directory) {
    byte[] prefix = KeyRules.utf8(directory + "/");
    byte[] after = prefix.clone();
    // A slash sorts first, so what follows the directory is what follows its name.
    after[after.length - 1] = 0;
    return cursor(lowerBound(prefix), lowerBound(after));
  }

  /**
   * The entry at an index, in package order.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public ManifestRow get(long index) {
    try (EntryCursor cursor = cursor(index, index + 1)) {
      cursor.next();
      return cursor.row();
    }
  }

  /** The entry with a logical key; null if there is none. */
  public @Nullable ManifestRow find(String logicalKey) {
    byte[] key = logicalKey.getBytes(StandardCharsets.UTF_8);
    long index = lowerBound(key);
    if (index == size()) {
      return null;
    }
    ManifestRow row = get(index);
    return row.logicalKey().equals(logicalKey) ? row : null;
  }

  /** How many entries stand before a key. */
  private long lowerBound(byte[] key) {
    if (store.blockCount() == 0) {
      return 0;
    }
    int block = store.blockOfKey(key);
    return store.rowsBefore(block) + store.block(block).lowerBound(key);
  }

  /** All blocks, in order. */
  BlockSource blocks() {
    return store.open(0, store.blockCount());
  }

  @Override
  public void close() {
    store.close();
  }
}
