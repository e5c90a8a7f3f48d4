package io.quilt.core.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes blocks, in memory while they fit the budget, and makes a store of them. */
final class BlockSink implements AutoCloseable {
  private final Spool spool;
  private final List<PackedBlock> blocks = new ArrayList<>();
  private final List<byte[]> firstKeys = new ArrayList<>();
  private long[] rowsBefore = new long[16];
  private long[] offsets = new long[16];
  private long heapBytes;
  private @Nullable SpoolFile file;

  BlockSink(Spool spool) {
    this.spool = spool;
  }

  int blockCount() {
    return firstKeys.size();
  }

  void add(PackedBlock block) {
    int index = firstKeys.size();
    if (index + 1 == rowsBefore.length) {
      rowsBefore = Arrays.copyOf(rowsBefore, 2 * rowsBefore.length);
      offsets = Arrays.copyOf(offsets, rowsBefore.length);
    }
    rowsBefore[index + 1] = rowsBefore[index] + block.count();
    firstKeys.add(block.row(0).logicalKey.copy());
    heapBytes += block.bytes().length;
    if (file == null && heapBytes > spool.heapBudget()) {
      spill();
    }
    if (file == null) {
      blocks.add(block);
    } else {
      offsets[index] = file.append(block);
    }
  }

  private void spill() {
    SpoolFile created = new SpoolFile(spool);
    file = created;
    for (int i = 0; i < blocks.size(); i++) {
      offsets[i] = created.append(blocks.get(i));
    }
    blocks.clear();
  }

  /** Makes the store, which now owns the temporary file. */
  BlockStore finish() {
    SpoolFile written = file;
    if (written != null) {
      written.finish();
    }
    file = null;
    long[] before = Arrays.copyOf(rowsBefore, firstKeys.size() + 1);
    return new BlockStore(firstKeys, before, blocks, offsets, written);
  }

  /** Deletes the temporary file unless {@link #finish()} gave it away. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
