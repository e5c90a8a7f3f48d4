package io.quilt.core.hash;

import io.quilt.spi.Chunks;
import java.util.Base64;

/** The default checksum: SHA-256 over the digests of chunks. */
final class ChunkedSha256 implements Algorithm {
  @Override
  public long segmentSize(long total) {
    return total == UNKNOWN_SIZE ? Chunks.SMALLEST : Chunks.size(total);
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
    return Base64.getEncoder().encodeToString(Sha256.of(digests));
  }
}
