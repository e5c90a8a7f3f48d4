package io.quilt.core.manifest;

import java.util.Arrays;

/** Goes through the rows of a block. Not thread-safe; made to be used again. */
final class BlockCursor {
  private final ManifestRow row = new ManifestRow();
  private PackedBlock block = PackedBlock.EMPTY;
  private byte[] key = new byte[256];
  private byte[] url = new byte[512];
  private int index;
  private int at;

  /** Stands before a row. */
  void open(PackedBlock newBlock, int row) {
    block = newBlock;
    int restart = row / PackedBlock.INTERVAL;
    index = restart * PackedBlock.INTERVAL;
    at = index < block.count() ? block.restarts()[restart] : block.bytes().length;
    while (index < row) {
      next();
    }
  }

  ManifestRow row() {
    return row;
  }

  boolean next() {
    if (index >= block.count()) {
      return false;
    }
    byte[] in = block.bytes();
    int flags = in[at++];
    key = readKey(in, row.logicalKey, key);
    url = readKey(in, row.physicalKey, url);
    row.size = (flags & PackedBlock.HAS_SIZE) == 0 ? -1 : readLong(in);
    readHash(in, HashKind.of(flags & PackedBlock.KIND_MASK));
    if ((flags & PackedBlock.HAS_META) == 0) {
      row.meta.clear();
    } else {
      readSlice(in, row.meta);
    }
    index++;
    row.line = block.baseLine() + ((flags & PackedBlock.HAS_LINE) == 0 ? index : readLong(in));
    return true;
  }

  private byte[] readKey(byte[] in, ByteSlice slice, byte[] buffer) {
    int shared = readInt(in);
    int rest = readInt(in);
    int length = shared + rest;
    byte[] room = length <= buffer.length ? buffer : Arrays.copyOf(buffer, 2 * length);
    System.arraycopy(in, at, room, shared, rest);
    at += rest;
    slice.set(room, 0, length);
    return room;
  }

  private void readHash(byte[] in, HashKind kind) {
    row.hashKind = kind;
    if (kind.isDigest()) {
      row.hashType.set(kind.type());
      row.hashValue.set(in, at, at + kind.digestLength());
      at += kind.digestLength();
    } else if (kind == HashKind.OTHER) {
      readSlice(in, row.hashType);
      readSlice(in, row.hashValue);
    } else {
      row.setNoHash();
    }
  }

  private void readSlice(byte[] in, ByteSlice slice) {
    int length = readInt(in);
    slice.set(in, at, at + length);
    at += length;
  }

  private int readInt(byte[] in) {
    byte first = in[at++];
    return first >= 0 ? first : (int) readMore(in, first);
  }

  private long readLong(byte[] in) {
    byte first = in[at++];
    return first >= 0 ? first : readMore(in, first);
  }

  private long readMore(byte[] in, byte first) {
    long value = first & 0x7f;
    for (int shift = 7; ; shift += 7) {
      byte b = in[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
