package io.quilt.core.manifest;

import java.util.Arrays;

/**
 * The order of packages on UTF-8 bytes: a slash before every other byte, the end of a key before
 * that. It equals the order by segments and, in a segment, by code point.
 */
final class KeyOrder {
  private KeyOrder() {}

  static int compare(ByteSlice left, ByteSlice right) {
    return compare(left.array, left.from, left.to, right.array, right.from, right.to);
  }

  static int compare(byte[] left, byte[] right) {
    return compare(left, 0, left.length, right, 0, right.length);
  }

  static int compare(
      byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
    int shared = Arrays.mismatch(left, leftFrom, leftTo, right, rightFrom, rightTo);
    if (shared < 0) {
      return 0;
    }
    if (leftFrom + shared == leftTo || rightFrom + shared == rightTo) {
      return leftFrom + shared == leftTo ? -1 : 1;
    }
    return compareBytes(left[leftFrom + shared], right[rightFrom + shared]);
  }

  /** The order of the first bytes in which two keys differ. */
  static int compareBytes(byte left, byte right) {
    if (left == '/' || right == '/') {
      return left == '/' ? -1 : 1;
    }
    return Byte.compareUnsigned(left, right);
  }

  /** Whether the first key, as a directory, holds the second. */
  static boolean holds(byte[] directory, int length, ByteSlice key) {
    return key.length() > length
        && key.array[key.from + length] == '/'
        && Arrays.equals(directory, 0, length, key.array, key.from, key.from + length);
  }
}
