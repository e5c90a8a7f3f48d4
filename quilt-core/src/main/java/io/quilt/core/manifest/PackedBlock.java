package io.quilt.core.manifest;

/**
 * Some entries, packed: each shows only where its keys differ from those of the one before, except
 * at the restarts. Never changed once made.
 */
final class PackedBlock {
  static final int INTERVAL = 32;
  static final PackedBlock EMPTY = new PackedBlock(new byte[0], new int[0], 0, 0);

  static final int KIND_MASK = 7;
  static final int HAS_SIZE = 8;
  static final int HAS_META = 16;
  static final int HAS_LINE = 32;

  private final byte[] bytes;
  private final int[] restarts;
  private final int count;
  private final long baseLine;

  /**
   * Makes a block.
   *
   * @param bytes the rows
   * @param restarts where every {@link #INTERVAL}th row begins
   * @param count the number of rows
   * @param baseLine the number of lines before the first row, in the manifest it was read from
   */
  PackedBlock(byte[] bytes, int[] restarts, int count, long baseLine) {
    this.bytes = bytes;
    this.restarts = restarts;
    this.count = count;
    this.baseLine = baseLine;
  }

  byte[] bytes() {
    return bytes;
  }

  int[] restarts() {
    return restarts;
  }

  int count() {
    return count;
  }

  long baseLine() {
    return baseLine;
  }

  PackedBlock at(long line) {
    return new PackedBlock(bytes, restarts, count, line);
  }

  /** The row at an index, of its own. */
  ManifestRow row(int index) {
    return row(new BlockCursor(), index);
  }

  /** The index of the first row whose key is not below another; the rows must be in order. */
  int lowerBound(byte[] key) {
    BlockCursor cursor = new BlockCursor();
    int low = 0;
    int high = restarts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (compare(row(cursor, middle * INTERVAL), key) < 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return scan(cursor, low * INTERVAL, key);
  }

  private int scan(BlockCursor cursor, int from, byte[] key) {
    int index = from;
    cursor.open(this, from);
    while (cursor.next() && compare(cursor.row(), key) < 0) {
      index++;
    }
    return index;
  }

  /** The row at an index, as the cursor shows it. */
  ManifestRow row(BlockCursor cursor, int index) {
    cursor.open(this, index);
    cursor.next();
    return cursor.row();
  }

  private static int compare(ManifestRow row, byte[] key) {
    ByteSlice at = row.logicalKey;
    return KeyOrder.compare(at.array, at.from, at.to, key, 0, key.length);
  }
}
