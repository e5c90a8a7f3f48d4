package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;

/** Spells the rows of a block. Reusable. */
final class EncodeTask implements Runnable {
  private final RowEncoder encoder;
  private final BlockCursor cursor = new BlockCursor();
  private final Utf8Buffer out = new Utf8Buffer(3 * PackedBlockBuilder.FULL);
  private PackedBlock block = PackedBlock.EMPTY;

  EncodeTask(RowEncoder encoder) {
    this.encoder = encoder;
  }

  void fill(PackedBlock newBlock) {
    block = newBlock;
  }

  @Override
  public void run() {
    out.clear();
    cursor.open(block, 0);
    encoder.append(cursor, out);
  }

  Utf8Buffer out() {
    return out;
  }
}
