package io.quilt.core.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A view of bytes that belong to somebody else. */
final class ByteSlice {
  private static final byte[] NOTHING = {};

  byte[] array = NOTHING;
  int from;
  int to;

  void set(byte[] bytes) {
    set(bytes, 0, bytes.length);
  }

  void set(byte[] bytes, int start, int end) {
    array = bytes;
    from = start;
    to = end;
  }

  void clear() {
    set(NOTHING, 0, 0);
  }

  int length() {
    return to - from;
  }

  byte[] copy() {
    return Arrays.copyOfRange(array, from, to);
  }

  @Override
  public String toString() {
    return new String(array, from, to - from, StandardCharsets.UTF_8);
  }
}
