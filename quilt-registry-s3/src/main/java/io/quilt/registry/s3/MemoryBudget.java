package io.quilt.registry.s3;

import io.quilt.api.QuiltInterruptedException;
import io.quilt.spi.Chunks;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How many bytes may be on their way in memory at once. Thread-safe. */
final class MemoryBudget {
  private static final long MOST = 64L << 20;
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  MemoryBudget(long bytes) {
    this.units = Math.toIntExact(bytes / UNIT);
    this.free = new Semaphore(units, true);
  }

  /** 64 MiB, or a quarter of a smaller heap. */
  static MemoryBudget ofThisMachine() {
    return new MemoryBudget(
        Math.max(Chunks.SMALLEST, Math.min(MOST, Runtime.getRuntime().maxMemory() / 4)));
  }

  /** Waits until so many bytes are free, and keeps them while the work is done. */
  <T> T with(long bytes, Supplier<T> work) {
    int share = (int) Math.min(units, bytes / UNIT + 1);
    try {
      free.acquire(share);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("waiting to send to S3");
    }
    try {
      return work.get();
    } finally {
      free.release(share);
    }
  }
}
