package io.quilt.core.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs a piece of a manifest. Reusable. */
final class ParseTask implements Runnable {
  private static final int KEPT_BUFFER = 4 * ChunkReader.SIZE;

  private final RowParser parser;
  private final PackedBlockBuilder builder = new PackedBlockBuilder();
  private List<DirectoryRow> directories = new ArrayList<>();
  private byte[] bytes = {};
  private int from;
  private int to;
  private @Nullable PackedBlock block;

  ParseTask(int recordLimit) {
    parser = new RowParser(recordLimit);
  }

  byte[] buffer() {
    return bytes.length <= KEPT_BUFFER ? bytes : new byte[0];
  }

  void fill(byte[] text, int start, int end) {
    bytes = text;
    from = start;
    to = end;
  }

  @Override
  public void run() {
    block = null;
    directories = new ArrayList<>();
    builder.reset();
    parser.open(bytes, from, to);
    while (parser.next()) {
      DirectoryRow directory = parser.directory();
      if (directory == null) {
        builder.add(parser.row(), parser.line());
      } else {
        directories.add(directory);
      }
    }
    if (!builder.isEmpty()) {
      block = pack();
    }
  }

  private PackedBlock pack() {
    boolean ordered = builder.isOrdered();
    PackedBlock packed = builder.build(0);
    if (ordered) {
      return packed;
    }
    builder.reset();
    return BlockSorter.sort(packed, builder);
  }

  /** The entries, in order; null if there are none. */
  @Nullable PackedBlock block() {
    return block;
  }

  List<DirectoryRow> directories() {
    return directories;
  }

  /** The number of lines. */
  long lines() {
    return parser.line();
  }
}
