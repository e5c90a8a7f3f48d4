package io.quilt.core.transfer;

import io.quilt.api.TransferListener;
import io.quilt.api.TransferProgress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is done and tells a listener, not too often and one call at a time. Thread-safe. */
public final class ProgressMeter {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);

  private final TransferListener listener;
  private final long totalObjects;
  private final long totalBytes;
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean telling = new AtomicBoolean();
  private volatile long lastTold = System.nanoTime() - INTERVAL;

  /** Begins at nothing; a total that is not known is -1. */
  public ProgressMeter(TransferListener listener, long totalObjects, long totalBytes) {
    this.listener = listener;
    this.totalObjects = totalObjects;
    this.totalBytes = totalBytes;
  }

  /** Counts one object that is done, with its bytes. */
  public void done(long size) {
    objects.incrementAndGet();
    bytes.addAndGet(Math.max(size, 0));
    if (listener != TransferListener.NONE && System.nanoTime() - lastTold >= INTERVAL) {
      tell();
    }
  }

  private void tell() {
    if (telling.compareAndSet(false, true)) {
      try {
        lastTold = System.nanoTime();
        report();
      } finally {
        telling.set(false);
      }
    }
  }

  /** Tells the listener the end; called when no other thread counts any more. */
  public void end() {
    report();
  }

  private void report() {
    listener.onProgress(new TransferProgress(objects.get(), totalObjects, bytes.get(), totalBytes));
  }
}
