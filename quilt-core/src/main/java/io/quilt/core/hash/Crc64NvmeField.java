package io.quilt.core.hash;

/**
 * Polynomials over GF(2) modulo that of CRC-64/NVME, reflected: the highest bit is the coefficient
 * of x<sup>0</sup>.
 */
final class Crc64NvmeField {
  static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final long ONE = Long.MIN_VALUE;
  private static final long X_TO_THE_8 = ONE >>> 8;

  private Crc64NvmeField() {}

  /** Returns x<sup>8·bytes</sup>. */
  static long shift(long bytes) {
    long result = ONE;
    long power = X_TO_THE_8;
    for (long left = bytes; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = multiply(result, power);
      }
      power = multiply(power, power);
    }
    return result;
  }

  static long multiply(long a, long b) {
    long product = 0;
    long factor = b;
    for (long bits = a; bits != 0; bits <<= 1) {
      product ^= factor & (bits >> 63);
      factor = timesX(factor);
    }
    return product;
  }

  static long timesX(long a) {
    return (a >>> 1) ^ (POLYNOMIAL & -(a & 1));
  }
}
