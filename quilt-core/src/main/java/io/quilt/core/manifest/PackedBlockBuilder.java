package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import java.util.Arrays;

/** Packs rows into blocks, and sees whether they come in order. Not thread-safe; reusable. */
final class PackedBlockBuilder {
  /** A size at which a block is neither costly to scan nor many beside each other. */
  static final int FULL = 96 * 1024;

  private final Utf8Buffer out = new Utf8Buffer(FULL + FULL / 2);
  private int[] restarts = new int[64];
  private byte[] key = new byte[256];
  private int keyLength;
  private byte[] url = new byte[512];
  private int urlLength;
  private long lastLine;
  private int count;
  private boolean hasPrevious;
  private boolean ordered = true;

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return out.length() >= FULL;
  }

  /** The number of rows since the last build. */
  int count() {
    return count;
  }

  /** Whether, since the last reset, every row came after the one before it. */
  boolean isOrdered() {
    return ordered;
  }

  /**
   * Adds a row.
   *
   * @param line the row's line, counted from the block's base line
   * @throws ManifestProblem if the key is that of the row before, or lies below it
   */
  void add(ManifestRow row, long line) {
    int shared = hasPrevious ? sharedKey(row) : 0;
    boolean restart = count % PackedBlock.INTERVAL == 0;
    if (restart) {
      addRestart();
    }
    count++;
    boolean hasLine = line != count;
    int sharedUrl = restart ? 0 : sharedUrl(row);
    int at = out.reserve(roomFor(row));
    byte[] to = out.array();
    to[at++] = (byte) flags(row, hasLine);
    at = putRest(row.logicalKey, restart ? 0 : shared, to, at);
    at = putRest(row.physicalKey, sharedUrl, to, at);
    if (row.size >= 0) {
      at = Varint.put(row.size, to, at);
    }
    at = putHash(row, to, at);
    if (row.meta.length() > 0) {
      at = putSlice(row.meta, to, at);
    }
    out.truncate(hasLine ? Varint.put(line, to, at) : at);
    key = remember(row.logicalKey, shared, key);
    keyLength = row.logicalKey.length();
    url = remember(row.physicalKey, sharedUrl, url);
    urlLength = row.physicalKey.length();
    lastLine = row.line;
    hasPrevious = true;
  }

  /** Makes a block of the rows; the next one goes on where it ends. */
  PackedBlock build(long baseLine) {
    int restartCount = (count + PackedBlock.INTERVAL - 1) / PackedBlock.INTERVAL;
    PackedBlock block =
        new PackedBlock(out.toByteArray(), Arrays.copyOf(restarts, restartCount), count, baseLine);
    out.clear();
    count = 0;
    return block;
  }

  /** Begins anew: the next row has none before it. */
  void reset() {
    out.clear();
    count = 0;
    hasPrevious = false;
    ordered = true;
  }

  private int sharedKey(ManifestRow row) {
    ByteSlice next = row.logicalKey;
    int shared = Arrays.mismatch(key, 0, keyLength, next.array, next.from, next.to);
    if (shared < 0) {
      throw KeyClash.duplicate(row, lastLine);
    }
    if (shared == keyLength) {
      if (next.array[next.from + shared] == '/') {
        throw KeyClash.fileAndDirectory(key, keyLength, Math.max(row.line, lastLine));
      }
    } else if (shared == next.length()
        || KeyOrder.compareBytes(key[shared], next.array[next.from + shared]) > 0) {
      ordered = false;
    }
    return shared;
  }

  private int sharedUrl(ManifestRow row) {
    ByteSlice next = row.physicalKey;
    int shared = Arrays.mismatch(url, 0, urlLength, next.array, next.from, next.to);
    return shared < 0 ? urlLength : shared;
  }

  private void addRestart() {
    int restart = count / PackedBlock.INTERVAL;
    if (restart == restarts.length) {
      restarts = Arrays.copyOf(restarts, 2 * restart);
    }
    restarts[restart] = out.length();
  }

  private static int flags(ManifestRow row, boolean hasLine) {
    return row.hashKind.code()
        | (row.size < 0 ? 0 : PackedBlock.HAS_SIZE)
        | (row.meta.length() == 0 ? 0 : PackedBlock.HAS_META)
        | (hasLine ? PackedBlock.HAS_LINE : 0);
  }

  private static int roomFor(ManifestRow row) {
    return 9 * Varint.LONGEST
        + row.logicalKey.length()
        + row.physicalKey.length()
        + row.hashType.length()
        + row.hashValue.length()
        + row.meta.length();
  }

  private static int putRest(ByteSlice next, int shared, byte[] to, int start) {
    int rest = next.length() - shared;
    int at = Varint.put(rest, to, Varint.put(shared, to, start));
    System.arraycopy(next.array, next.from + shared, to, at, rest);
    return at + rest;
  }

  private static int putHash(ManifestRow row, byte[] to, int at) {
    if (row.hashKind.isDigest()) {
      System.arraycopy(row.hashValue.array, row.hashValue.from, to, at, row.hashValue.length());
      return at + row.hashValue.length();
    }
    return row.hashKind == HashKind.OTHER
        ? putSlice(row.hashValue, to, putSlice(row.hashType, to, at))
        : at;
  }

  private static int putSlice(ByteSlice slice, byte[] to, int start) {
    int at = Varint.put(slice.length(), to, start);
    System.arraycopy(slice.array, slice.from, to, at, slice.length());
    return at + slice.length();
  }

  private static byte[] remember(ByteSlice next, int shared, byte[] previous) {
    int length = next.length();
    byte[] room = length <= previous.length ? previous : Arrays.copyOf(previous, 2 * length);
    System.arraycopy(next.array, next.from + shared, room, shared, length - shared);
    return room;
  }
}
