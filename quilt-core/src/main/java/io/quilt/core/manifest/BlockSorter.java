package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import java.util.Arrays;

/** Puts the rows of one block in order. */
final class BlockSorter {
  private BlockSorter() {}

  /**
   * Sorts a block; its rows keep their lines.
   *
   * @throws ManifestProblem if two keys cannot stand beside each other
   */
  static PackedBlock sort(PackedBlock block, PackedBlockBuilder builder) {
    Utf8Buffer keys = new Utf8Buffer(64 * block.count());
    int[] ends = new int[block.count() + 1];
    Integer[] order = new Integer[block.count()];
    BlockCursor cursor = new BlockCursor();
    cursor.open(block, 0);
    for (int i = 0; cursor.next(); i++) {
      ByteSlice key = cursor.row().logicalKey;
      keys.append(key.array, key.from, key.to);
      ends[i + 1] = keys.length();
      order[i] = i;
    }
    byte[] bytes = keys.array();
    Arrays.sort(
        order,
        (a, b) -> KeyOrder.compare(bytes, ends[a], ends[a + 1], bytes, ends[b], ends[b + 1]));
    for (int i : order) {
      ManifestRow row = block.row(cursor, i);
      builder.add(row, row.line - block.baseLine());
    }
    return builder.build(block.baseLine());
  }
}
