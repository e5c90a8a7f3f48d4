package io.quilt.core.manifest;

import io.quilt.api.QuiltInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges runs of ordered blocks until one run is left. */
final class BlockMerger {
  private static final long OPEN_BYTES = 48L << 20;
  private static final int MOST_RUNS = 512;

  private final Spool spool;

  private final int mostRuns;

  BlockMerger(Spool spool) {
    this(spool, MOST_RUNS);
  }

  /** A merger that merges at most so many runs at once, two at least. */
  BlockMerger(Spool spool, int mostRuns) {
    this.spool = spool;
    this.mostRuns = mostRuns;
  }

  /**
   * Merges the runs of a store and closes it.
   *
   * @throws ManifestProblem if two keys cannot stand beside each other
   */
  BlockStore merge(BlockStore unordered, List<Run> runs) {
    BlockStore store = unordered;
    List<Run> left = runs;
    while (left.size() > 1) {
      List<Run> merged = new ArrayList<>();
      BlockStore level;
      try (BlockStore source = store;
          BlockSink sink = new BlockSink(spool)) {
        for (List<Run> group : groups(left)) {
          merged.add(mergeGroup(source, group, sink, group.size() < left.size()));
        }
        level = sink.finish();
      }
      store = level;
      left = merged;
    }
    return store;
  }

  private List<List<Run>> groups(List<Run> runs) {
    List<List<Run>> groups = new ArrayList<>();
    List<Run> group = new ArrayList<>();
    long bytes = 0;
    for (Run run : runs) {
      boolean full = group.size() == mostRuns || bytes + run.largestBlock() > OPEN_BYTES;
      if (full && group.size() > 1) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
      group.add(run);
      bytes += run.largestBlock();
    }
    groups.add(group);
    return groups;
  }

  private static Run mergeGroup(
      BlockStore store, List<Run> group, BlockSink sink, boolean keepLines) {
    PackedBlockBuilder builder = new PackedBlockBuilder();
    Output output = new Output(sink, builder);
    List<RunCursor> cursors = new ArrayList<>();
    try {
      PriorityQueue<RunCursor> queue = new PriorityQueue<>();
      for (Run run : group) {
        RunCursor cursor = new RunCursor(store.drain(run.from(), run.to()));
        cursors.add(cursor);
        if (cursor.next()) {
          queue.add(cursor);
        }
      }
      for (RunCursor least = queue.poll(); least != null; least = queue.poll()) {
        output.add(least.row(), keepLines);
        if (least.next()) {
          queue.add(least);
        }
      }
    } finally {
      cursors.forEach(RunCursor::close);
    }
    return output.finish();
  }

  /**
   * Blocks beside each other whose rows are in order.
   *
   * @param from the first block
   * @param to the block after the last
   * @param largestBlock the bytes of the largest one
   */
  record Run(int from, int to, int largestBlock) {}

  private static final class Output {
    private final BlockSink sink;
    private final PackedBlockBuilder builder;
    private final int firstBlock;
    private int largest;

    Output(BlockSink sink, PackedBlockBuilder builder) {
      this.sink = sink;
      this.builder = builder;
      this.firstBlock = sink.blockCount();
    }

    void add(ManifestRow row, boolean keepLine) {
      builder.add(row, keepLine ? row.line : builder.count() + 1);
      if (builder.isFull()) {
        flush();
      }
    }

    private void flush() {
      if (Thread.currentThread().isInterrupted()) {
        throw new QuiltInterruptedException("sorting a manifest");
      }
      PackedBlock block = builder.build(0);
      largest = Math.max(largest, block.bytes().length);
      sink.add(block);
    }

    Run finish() {
      if (!builder.isEmpty()) {
        flush();
      }
      return new Run(firstBlock, sink.blockCount(), largest);
    }
  }

  private static final class RunCursor implements Comparable<RunCursor>, AutoCloseable {
    private final BlockSource source;
    private final BlockCursor cursor = new BlockCursor();

    RunCursor(BlockSource source) {
      this.source = source;
    }

    boolean next() {
      while (!cursor.next()) {
        PackedBlock block = source.next();
        if (block == null) {
          return false;
        }
        cursor.open(block, 0);
      }
      return true;
    }

    ManifestRow row() {
      return cursor.row();
    }

    @Override
    public int compareTo(RunCursor other) {
      return KeyOrder.compare(row().logicalKey, other.row().logicalKey);
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
