package io.quilt.core.hash;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Numbered steps that several threads take in turn. After a failure no step is begun; those before
 * it have all been begun, so the failure with the lowest number does not depend on the threads.
 */
final class Round {
  /** One step, on the bench of the thread that took it. */
  @FunctionalInterface
  interface Step {
    void run(long number, Bench bench);
  }

  private record Failure(long number, Throwable cause) {}

  private final long steps;
  private final Stop stop;
  private final Step step;
  private final AtomicLong next = new AtomicLong();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private final Phaser present = new Phaser(1);

  Round(long steps, Stop stop, Step step) {
    this.steps = steps;
    this.stop = stop;
    this.step = step;
  }

  boolean hasNext() {
    return next.get() < steps && failure.get() == null;
  }

  /** Returns the number of a step that is nobody else's, or -1 when there is none. */
  long take() {
    if (!hasNext()) {
      return -1;
    }
    long number = next.getAndIncrement();
    return number < steps ? number : -1;
  }

  /** Returns whether the step succeeded; its failure is kept. */
  boolean run(long number, Bench bench) {
    try {
      step.run(number, bench);
      return true;
    } catch (Throwable e) {
      Failure mine = new Failure(number, e);
      failure.accumulateAndGet(
          mine, (kept, other) -> kept == null || number < kept.number ? other : kept);
      return false;
    }
  }

  /** Lets a helper in, unless the round is over. */
  boolean enter() {
    return present.register() >= 0;
  }

  void leave() {
    present.arriveAndDeregister();
  }

  /** Waits until all helpers have left; an interruption stops them. */
  void awaitHelpers() {
    int phase = present.arriveAndDeregister();
    boolean interrupted = false;
    while (!present.isTerminated()) {
      try {
        present.awaitAdvanceInterruptibly(phase);
      } catch (InterruptedException e) {
        interrupted = true;
        stop.request();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void rethrow() {
    stop.check();
    Failure failed = failure.get();
    if (failed == null) {
      return;
    }
    if (failed.cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failed.cause;
  }
}
