package io.quilt.core.hash;

import java.util.HexFormat;

/** The legacy checksum: SHA-256 of the whole, which cannot be cut. */
final class WholeSha256 implements Algorithm {
  @Override
  public long segmentSize(long total) {
    return Long.MAX_VALUE;
  }

  @Override
  public int width() {
    return Sha256.WIDTH;
  }

  @Override
  public SegmentDigest newDigest() {
    return new Sha256();
  }

  @Override
  public String combine(byte[] digests, long total, long segmentSize) {
    return HexFormat.of().formatHex(total == 0 ? Sha256.of(digests) : digests);
  }
}
