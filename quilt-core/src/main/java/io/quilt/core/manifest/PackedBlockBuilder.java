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
    out.append(flags(row, hasLine));
    key = appendKey(row.logicalKey, restart ? 0 : shared, key);
    keyLength = row.logicalKey.length();
    lastLine = row.line;
    hasPrevious = true;
    url = appendKey(row.physicalKey, restart ? 0 : sharedUrl(row), url);
    urlLength = row.physicalKey.length();
    if (row.size >= 0) {
      Varint.append(row.size, out);
    }
    appendHash(row);
    if (row.meta.length() > 0) {
      appendSlice(row.meta);
    }
    if (hasLine) {
      Varint.append(line, out);
    }
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

  private byte[] appendKey(ByteSlice next, int shared, byte[] previous) {
    int length = next.length();
    Varint.append(shared, out);
    Varint.append(length - shared, out);
    out.append(next.array, next.from + shared, next.to);
    byte[] room = length <= previous.length ? previous : Arrays.copyOf(previous, 2 * length);
    System.arraycopy(next.array, next.from + shared, room, shared, length - shared);
    return room;
  }

  private void appendHash(ManifestRow row) {
    if (row.hashKind.isDigest()) {
      out.append(row.hashValue.array, row.hashValue.from, row.hashValue.to);
    } else if (row.hashKind == HashKind.OTHER) {
      appendSlice(row.hashType);
      appendSlice(row.hashValue);
    }
  }

  private void appendSlice(ByteSlice slice) {
    Varint.append(slice.length(), out);
    out.append(slice.array, slice.from, slice.to);
  }
}
