package io.quilt.core.manifest;

/** Whole numbers of at least 0 in seven bits a byte, the lowest first. */
final class Varint {
  /** The most bytes that a number takes. */
  static final int LONGEST = 9;

  private Varint() {}

  /** Puts a number at an index and gives the index after it. */
  static int put(long value, byte[] to, int start) {
    int at = start;
    long rest = value;
    while (rest > 0x7f) {
      to[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[at] = (byte) rest;
    return at + 1;
  }
}
