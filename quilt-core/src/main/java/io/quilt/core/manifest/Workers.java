package io.quilt.core.manifest;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that help the calling one with work that is cut into pieces. Thread-safe. The calling
 * thread always works too, so an executor that is busy or refuses only makes it slower.
 */
public final class Workers implements AutoCloseable {
  private final Executor executor;
  private final int parallelism;
  private final Runnable onClose;

  private Workers(Executor executor, int parallelism, Runnable onClose) {
    this.executor = executor;
    this.parallelism = parallelism;
    this.onClose = onClose;
  }

  /** Uses somebody's executor, which is not closed; at most so many pieces at a time. */
  public static Workers borrow(Executor executor, int parallelism) {
    return new Workers(executor, Math.max(1, parallelism), () -> {});
  }

  /** Works on the calling thread alone. */
  public static Workers none() {
    return borrow(
        job -> {
          // The calling thread does it when it needs the result.
        },
        1);
  }

  /** Starts daemon threads when they are needed, one less than the machine has processors. */
  public static Workers start() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  /** Starts daemon threads when they are needed, one less than the parallelism. */
  public static Workers start(int parallelism) {
    if (parallelism <= 1) {
      return none();
    }
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            parallelism - 1,
            parallelism - 1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons());
    pool.allowCoreThreadTimeOut(true);
    return new Workers(pool, parallelism, pool::shutdownNow);
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return job -> {
      Thread thread = new Thread(job, "quilt-manifest-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  int parallelism() {
    return parallelism;
  }

  Executor executor() {
    return executor;
  }

  /** Stops the threads that this started. */
  @Override
  public void close() {
    onClose.run();
  }
}
