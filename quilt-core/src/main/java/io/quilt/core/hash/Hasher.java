package io.quilt.core.hash;

import io.quilt.api.Checksum;
import io.quilt.api.StorageException;
import io.quilt.spi.Chunks;
import java.io.ByteArrayOutputStream;
import java.util.Objects;

/**
 * The checksum of bytes that come one portion after the other. It holds 32 bytes for every 8 MiB
 * seen, and not the bytes. Not for use by several threads at once.
 */
public final class Hasher {
  private final ChecksumType type;
  private final long declaredSize;
  private final long segmentSize;
  private final SegmentDigest digest;
  private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
  private long size;
  private long inSegment;

  private Hasher(ChecksumType type, long declaredSize) {
    this.type = type;
    this.declaredSize = declaredSize;
    this.segmentSize = type.algorithm().segmentSize(declaredSize);
    this.digest = type.algorithm().newDigest();
  }

  /**
   * Begins a content of a known size.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public static Hasher of(ChecksumType type, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("A size is not negative: " + size);
    }
    return new Hasher(type, size);
  }

  /**
   * Begins a content whose size shows only at its end. With {@code sha2-256-chunked} at most
   * 83,886,080,000 bytes are accepted, since the size of the chunks of longer contents depends on
   * their length.
   */
  public static Hasher ofUnknownSize(ChecksumType type) {
    return new Hasher(type, Algorithm.UNKNOWN_SIZE);
  }

  /** Returns the number of bytes so far. */
  public long size() {
    return size;
  }

  /**
   * Adds bytes.
   *
   * @throws IllegalStateException if there are more than declared
   * @throws StorageException if there are too many for a content of unknown size
   */
  public void update(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    check(size + length);
    int done = 0;
    while (done < length) {
      int portion = (int) Math.min(length - done, segmentSize - inSegment);
      digest.update(bytes, offset + done, portion);
      done += portion;
      inSegment += portion;
      if (inSegment == segmentSize) {
        endSegment();
      }
    }
    size += length;
  }

  /**
   * Returns the checksum. The hasher must not be used afterwards.
   *
   * @throws IllegalStateException if there were fewer bytes than declared
   */
  public Checksum finish() {
    if (declaredSize >= 0 && size < declaredSize) {
      throw new IllegalStateException(
          "%d bytes were declared, and %d came.".formatted(declaredSize, size));
    }
    if (inSegment > 0) {
      endSegment();
    }
    return type.combine(digests.toByteArray(), size, segmentSize);
  }

  private void check(long newSize) {
    if (declaredSize >= 0 && newSize > declaredSize) {
      throw new IllegalStateException(
          "%d bytes were declared, and at least %d came.".formatted(declaredSize, newSize));
    }
    if (Chunks.count(newSize, segmentSize) > Chunks.MOST) {
      throw new StorageException(
          "A stream of unknown size is longer than %d bytes; declare its size, or hash it as a file."
              .formatted(Chunks.MOST * segmentSize),
          null);
    }
  }

  private void endSegment() {
    byte[] value = new byte[type.algorithm().width()];
    digest.finish(value, 0);
    digests.writeBytes(value);
    inSegment = 0;
  }
}
