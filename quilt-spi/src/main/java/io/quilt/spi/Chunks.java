package io.quilt.spi;

/**
 * How a content of a known size is cut for {@link io.quilt.api.Checksum#SHA2_256_CHUNKED}. A store
 * that writes large objects in these parts gets their checksum from those of the parts.
 */
public final class Chunks {
  /** The smallest chunk: 8 MiB. */
  public static final long SMALLEST = 8L << 20;

  /** The most chunks that one content has. */
  public static final int MOST = 10_000;

  private Chunks() {}

  /** Returns the size of all chunks but the last, in bytes, for a content of so many bytes. */
  public static long size(long total) {
    long size = SMALLEST;
    while (count(total, size) > MOST) {
      size *= 2;
    }
    return size;
  }

  /** Returns the number of chunks of a content of so many bytes: 0 when it is empty. */
  public static int count(long total) {
    return (int) count(total, size(total));
  }

  /** Returns how many chunks of a size a content of so many bytes has: 0 when it is empty. */
  public static long count(long total, long size) {
    return total / size + (total % size == 0 ? 0 : 1);
  }
}
