package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;

/** Whole numbers of at least 0 in seven bits a byte, the lowest first. */
final class Varint {
  private Varint() {}

  static void append(long value, Utf8Buffer out) {
    long rest = value;
    while (rest > 0x7f) {
      out.append((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.append((int) rest);
  }
}
