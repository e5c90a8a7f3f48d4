package io.quilt.core.manifest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocks of a package, in memory or in a temporary file, which goes when this is closed. */
final class BlockStore implements AutoCloseable {
  private final List<byte[]> firstKeys;
  private final long[] rowsBefore;
  private final List<@Nullable PackedBlock> blocks;
  private final long[] offsets;
  private final @Nullable SpoolFile file;

  /**
   * Makes a store.
   *
   * @param rowsBefore for each block, and one more: all rows
   * @param blocks if they are in memory
   * @param offsets if they are in a file
   */
  BlockStore(
      List<byte[]> firstKeys,
      long[] rowsBefore,
      List<PackedBlock> blocks,
      long[] offsets,
      @Nullable SpoolFile file) {
    this.firstKeys = firstKeys;
    this.rowsBefore = rowsBefore;
    this.blocks = new ArrayList<>(blocks);
    this.offsets = offsets;
    this.file = file;
  }

  int blockCount() {
    return firstKeys.size();
  }

  long rowCount() {
    return rowsBefore[blockCount()];
  }

  long rowsBefore(int block) {
    return rowsBefore[block];
  }

  /** The block that holds a row. */
  int blockOfRow(long row) {
    int found = Arrays.binarySearch(rowsBefore, row);
    return found < 0 ? -found - 2 : found;
  }

  /** The last block whose first key is not above another; the first block if there is none. */
  int blockOfKey(byte[] key) {
    int low = 0;
    int high = blockCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (KeyOrder.compare(firstKeys.get(middle), key) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  PackedBlock block(int index) {
    try (BlockSource source = open(index, index + 1)) {
      PackedBlock block = source.next();
      if (block == null) {
        throw new IllegalStateException("The package was closed.");
      }
      return block;
    }
  }

  /** The blocks from one to before another. */
  BlockSource open(int from, int to) {
    return file == null ? new MemorySource(from, to, false) : new FileSource(file, from, to);
  }

  /** As {@link #open}, but lets go of what it has given; nobody can read it again. */
  BlockSource drain(int from, int to) {
    return file == null ? new MemorySource(from, to, true) : new FileSource(file, from, to);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  private final class MemorySource implements BlockSource {
    private final int to;
    private final boolean drain;
    private int at;

    MemorySource(int from, int to, boolean drain) {
      this.at = from;
      this.to = to;
      this.drain = drain;
    }

    @Override
    public @Nullable PackedBlock next() {
      if (at >= to) {
        return null;
      }
      return drain ? blocks.set(at++, null) : blocks.get(at++);
    }

    @Override
    public void close() {}
  }

  private final class FileSource implements BlockSource {
    private final SpoolFile file;
    private final RandomAccessFile in;
    private final int to;
    private int at;

    FileSource(SpoolFile file, int from, int to) {
      this.file = file;
      this.at = from;
      this.to = to;
      this.in = file.open();
      seek(from);
    }

    private void seek(int block) {
      try {
        in.seek(block < offsets.length ? offsets[block] : 0);
      } catch (IOException e) {
        close();
        throw file.failed("read", e);
      }
    }

    @Override
    public @Nullable PackedBlock next() {
      if (at >= to) {
        return null;
      }
      at++;
      return file.read(in);
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw file.failed("close", e);
      }
    }
  }
}
