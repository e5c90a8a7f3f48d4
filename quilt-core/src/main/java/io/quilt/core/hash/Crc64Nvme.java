package io.quilt.core.hash;

import io.quilt.spi.Chunks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * CRC-64/NVME: reflected polynomial 0x9A6C9329AC4BC9B5, all ones before and inverted after. Values
 * of adjacent segments combine, since appending n bytes multiplies by x<sup>8n</sup>.
 */
final class Crc64Nvme implements Algorithm {
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  @Override
  public long segmentSize(long total) {
    return total == UNKNOWN_SIZE ? Long.MAX_VALUE : Chunks.size(total);
  }

  @Override
  public int width() {
    return Long.BYTES;
  }

  @Override
  public SegmentDigest newDigest() {
    return new Crc64NvmeDigest();
  }

  @Override
  public String combine(byte[] digests, long total, long segmentSize) {
    ByteBuffer values = ByteBuffer.wrap(digests);
    long crc = 0;
    long left = total;
    long wholeSegment = Crc64NvmeField.shift(segmentSize);
    while (left > 0) {
      long size = Math.min(segmentSize, left);
      long shift = size == segmentSize ? wholeSegment : Crc64NvmeField.shift(size);
      crc = Crc64NvmeField.multiply(shift, crc) ^ values.getLong();
      left -= size;
    }
    byte[] bytes = new byte[Long.BYTES];
    BIG_ENDIAN.set(bytes, 0, crc);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
