package io.quilt.core.transfer;

/** How bytes are read. */
final class Buffers {
  /** Large enough that system calls cost nothing, small enough for many at once. */
  static final int SIZE = 128 * 1024;

  private Buffers() {}
}
