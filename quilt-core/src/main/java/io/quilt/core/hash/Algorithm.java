package io.quilt.core.hash;

/**
 * A checksum as segments that are digested independently, and then combined in order. An empty
 * content has no segment.
 */
interface Algorithm {
  /** The size of contents whose length is not known before their end. */
  long UNKNOWN_SIZE = -1;

  /** The size of all segments but the last; {@link Long#MAX_VALUE} when there is only one. */
  long segmentSize(long total);

  /** The bytes of one segment's digest. */
  int width();

  /** Creates a digest for one segment after the other. */
  SegmentDigest newDigest();

  /**
   * Returns the value of the whole in the spelling of its type.
   *
   * @param digests those of all segments, in order, {@link #width} bytes each
   * @param total the size of the content, now known
   * @param segmentSize as used for the segments
   */
  String combine(byte[] digests, long total, long segmentSize);
}
