package io.quilt.registry.s3;

/** How objects are cut into parts, which is how {@code sha2-256-chunked} cuts them. */
final class PartSizes {
  /** The smallest size of a part, and of an object in parts: 8 MiB. */
  static final long SMALLEST = 8L << 20;

  private static final int MOST_PARTS = 10_000;

  private PartSizes() {}

  /** The size of all parts but the last. */
  static long of(long size) {
    long part = SMALLEST;
    while (count(size, part) > MOST_PARTS) {
      part *= 2;
    }
    return part;
  }

  static int count(long size) {
    return Math.toIntExact(count(size, of(size)));
  }

  private static long count(long size, long part) {
    return (size + part - 1) / part;
  }
}
