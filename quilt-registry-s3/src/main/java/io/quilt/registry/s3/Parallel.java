package io.quilt.registry.s3;

import io.quilt.api.QuiltInterruptedException;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbered pieces of work that several threads take in turn. The calling thread works too, so that
 * a busy executor only makes it slower. After a failure nothing more is begun.
 */
final class Parallel {
  private final int count;
  private final IntConsumer work;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Phaser present = new Phaser(1);

  private Parallel(int count, IntConsumer work) {
    this.count = count;
    this.work = work;
  }

  /** Does the work; when it returns or throws, no thread works any more. */
  static void run(int count, int threads, Executor executor, IntConsumer work) {
    Parallel all = new Parallel(count, work);
    for (int helper = 1; helper < Math.min(threads, count); helper++) {
      try {
        executor.execute(all::help);
      } catch (RejectedExecutionException busy) {
        break;
      }
    }
    all.work();
    all.awaitHelpers();
    all.rethrow();
  }

  private void rethrow() {
    Throwable failed = failure.get();
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed != null) {
      throw (RuntimeException) failed;
    }
  }

  private void help() {
    if (present.register() >= 0) {
      try {
        work();
      } finally {
        present.arriveAndDeregister();
      }
    }
  }

  private void work() {
    for (int i = next.getAndIncrement();
        i < count && failure.get() == null;
        i = next.getAndIncrement()) {
      try {
        work.accept(i);
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  private void awaitHelpers() {
    int phase = present.arriveAndDeregister();
    boolean interrupted = false;
    while (!present.isTerminated()) {
      try {
        present.awaitAdvanceInterruptibly(phase);
      } catch (InterruptedException e) {
        interrupted = true;
        failure.compareAndSet(null, new QuiltInterruptedException("sending to S3"));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
