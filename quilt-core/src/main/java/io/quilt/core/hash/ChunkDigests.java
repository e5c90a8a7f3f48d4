package io.quilt.core.hash;

import io.quilt.api.Checksum;
import io.quilt.spi.Chunks;
import java.security.MessageDigest;

/**
 * The chunks of a content as {@code sha2-256-chunked} cuts it, and their digests, which may come in
 * any order. Several threads may put the digests of different chunks.
 */
public final class ChunkDigests {
  /** The bytes of a digest. */
  public static final int WIDTH = Sha256.WIDTH;

  private final long size;
  private final long chunkSize;
  private final byte[] digests;

  /** Begins a content of so many bytes. */
  public ChunkDigests(long size) {
    this.size = size;
    this.chunkSize = Chunks.size(size);
    this.digests = new byte[Chunks.count(size) * WIDTH];
  }

  /** How many chunks there are. */
  public int count() {
    return digests.length / WIDTH;
  }

  /** Where a chunk begins. */
  public long offset(int chunk) {
    return chunk * chunkSize;
  }

  /** How many bytes a chunk has. */
  public long length(int chunk) {
    return Math.min(chunkSize, size - offset(chunk));
  }

  /** A digest for one chunk after the other. */
  public static MessageDigest newDigest() {
    return Sha256.newDigest();
  }

  /** Sets the digest of a chunk. */
  public void put(int chunk, byte[] digest) {
    System.arraycopy(digest, 0, digests, chunk * WIDTH, WIDTH);
  }

  /** The checksum, once all digests are set. */
  public Checksum checksum() {
    return ChecksumType.SHA2_256_CHUNKED.combine(digests, size, chunkSize);
  }
}
