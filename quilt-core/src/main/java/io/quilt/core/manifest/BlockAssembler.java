package io.quilt.core.manifest;

import java.util.ArrayList;
import java.util.List;

/** Takes blocks whose rows are in order, and merges them when the blocks themselves are not. */
final class BlockAssembler implements AutoCloseable {
  private final Spool spool;
  private final BlockSink sink;
  private final List<BlockMerger.Run> runs = new ArrayList<>();
  private final BlockCursor cursor = new BlockCursor();
  private byte[] lastKey = {};
  private long lastLine;

  BlockAssembler(Spool spool) {
    this.spool = spool;
    this.sink = new BlockSink(spool);
  }

  /**
   * Adds a block.
   *
   * @throws ManifestProblem if its first key cannot stand beside the last key so far
   */
  void add(PackedBlock block) {
    int size = block.bytes().length;
    int index = sink.blockCount();
    if (index > 0 && follows(block.row(cursor, 0))) {
      BlockMerger.Run run = runs.remove(runs.size() - 1);
      int largest = Math.max(run.largestBlock(), size);
      runs.add(new BlockMerger.Run(run.from(), index + 1, largest));
    } else {
      runs.add(new BlockMerger.Run(index, index + 1, size));
    }
    sink.add(block);
    ManifestRow last = block.row(cursor, block.count() - 1);
    lastKey = last.logicalKey.copy();
    lastLine = last.line;
  }

  private boolean follows(ManifestRow row) {
    ByteSlice key = row.logicalKey;
    int order = KeyOrder.compare(lastKey, 0, lastKey.length, key.array, key.from, key.to);
    if (order == 0) {
      throw KeyClash.duplicate(row, lastLine);
    }
    if (KeyOrder.holds(lastKey, lastKey.length, key)) {
      throw KeyClash.fileAndDirectory(lastKey, lastKey.length, Math.max(row.line, lastLine));
    }
    return order < 0;
  }

  /**
   * Makes the store of all rows, in order.
   *
   * @throws ManifestProblem if two keys cannot stand beside each other
   */
  BlockStore finish() {
    BlockStore store = sink.finish();
    return runs.size() <= 1 ? store : new BlockMerger(spool).merge(store, runs);
  }

  @Override
  public void close() {
    sink.close();
  }
}
