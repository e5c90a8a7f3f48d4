package io.quilt.search.es;

import io.quilt.api.QuiltInterruptedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A few bulk requests under way at once; who adds another one waits for its turn. Used by one
 * thread.
 */
final class BulkQueue implements AutoCloseable {
  private static final int AT_ONCE = 2;

  private final ExecutorService workers;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Borrows the threads. */
  BulkQueue(ExecutorService workers) {
    this.workers = workers;
  }

  /**
   * Hands a request over.
   *
   * @throws RuntimeException what an earlier one ended with
   */
  void submit(Runnable request) {
    acquire(1);
    underWay.removeIf(Future::isDone);
    underWay.add(workers.submit(() -> run(request)));
  }

  private void run(Runnable request) {
    try {
      request.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      free.release();
    }
  }

  /**
   * Waits until all are answered.
   *
   * @throws RuntimeException what one of them ended with
   */
  void await() {
    acquire(AT_ONCE);
    free.release(AT_ONCE);
  }

  private void acquire(int turns) {
    try {
      free.acquire(turns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("indexing packages");
    }
    Throwable failed = failure.get();
    if (failed != null) {
      free.release(turns);
    }
    if (failed instanceof RuntimeException e) {
      throw e;
    }
    if (failed instanceof Error e) {
      throw e;
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    underWay.forEach(request -> request.cancel(true));
  }
}
