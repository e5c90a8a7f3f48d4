package io.quilt.core.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The running CRC-64/NVME of one segment, eight bytes at a step. */
final class Crc64NvmeDigest implements SegmentDigest {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** What a byte does to the value when 0 to 7 other bytes follow it. */
  private static final long[][] TABLES = tables();

  private long state = -1;

  private static long[][] tables() {
    long[][] tables = new long[8][256];
    for (int value = 0; value < 256; value++) {
      long crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = Crc64NvmeField.timesX(crc);
      }
      tables[0][value] = crc;
    }
    for (int k = 1; k < 8; k++) {
      for (int value = 0; value < 256; value++) {
        long before = tables[k - 1][value];
        tables[k][value] = (before >>> 8) ^ tables[0][(int) before & 0xff];
      }
    }
    return tables;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    long[] t0 = TABLES[0];
    long[] t1 = TABLES[1];
    long[] t2 = TABLES[2];
    long[] t3 = TABLES[3];
    long[] t4 = TABLES[4];
    long[] t5 = TABLES[5];
    long[] t6 = TABLES[6];
    long[] t7 = TABLES[7];
    long crc = state;
    int end = offset + length;
    int i = offset;
    for (; i <= end - 8; i += 8) {
      long word = crc ^ (long) LITTLE_ENDIAN.get(bytes, i);
      crc =
          t7[(int) word & 0xff]
              ^ t6[(int) (word >>> 8) & 0xff]
              ^ t5[(int) (word >>> 16) & 0xff]
              ^ t4[(int) (word >>> 24) & 0xff]
              ^ t3[(int) (word >>> 32) & 0xff]
              ^ t2[(int) (word >>> 40) & 0xff]
              ^ t1[(int) (word >>> 48) & 0xff]
              ^ t0[(int) (word >>> 56)];
    }
    for (; i < end; i++) {
      crc = (crc >>> 8) ^ t0[(int) (crc ^ bytes[i]) & 0xff];
    }
    state = crc;
  }

  @Override
  public void finish(byte[] target, int offset) {
    BIG_ENDIAN.set(target, offset, ~state);
    state = -1;
  }
}
