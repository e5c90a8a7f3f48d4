package io.quilt.core.transfer;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that are started when they are needed and end when they are not. */
public final class DaemonPool implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  /** A pool of at most so many threads. */
  public DaemonPool(int size) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "quilt-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** Interrupts what is running, and forgets what is waiting. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
