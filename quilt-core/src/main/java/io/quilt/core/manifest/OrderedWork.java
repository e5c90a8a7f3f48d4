package io.quilt.core.manifest;

import io.quilt.api.QuiltInterruptedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Pieces of work that run at the same time and are taken in the order in which they were given, a
 * bounded number of them at once. For one thread, which helps instead of waiting.
 */
final class OrderedWork<T extends Runnable> implements AutoCloseable {
  private final Workers workers;
  private final String operation;
  private final int width;
  private final Supplier<T> maker;
  private final Deque<Job<T>> window = new ArrayDeque<>();
  private final Deque<T> spare = new ArrayDeque<>();

  /**
   * Prepares work.
   *
   * @param operation what is done, as "reading a manifest"
   * @param maker makes pieces, which are used again
   */
  OrderedWork(Workers workers, String operation, Supplier<T> maker) {
    this.workers = workers;
    this.operation = operation;
    this.maker = maker;
    this.width = workers.parallelism() == 1 ? 1 : 2 * workers.parallelism() + 1;
  }

  /** A piece to fill and submit. */
  T spare() {
    T piece = spare.poll();
    return piece == null ? maker.get() : piece;
  }

  /** Gives back a piece that was taken and is not needed any more. */
  void recycle(T piece) {
    spare.push(piece);
  }

  boolean isEmpty() {
    return window.isEmpty();
  }

  boolean isFull() {
    return window.size() >= width;
  }

  void submit(T piece) {
    Job<T> job = new Job<>(piece);
    boolean alone = window.isEmpty();
    window.add(job);
    // A single piece is done by the calling thread: no thread starts for what is small.
    if (!alone) {
      offer(job);
    }
  }

  private void offer(Job<T> job) {
    try {
      workers.executor().execute(job);
    } catch (RejectedExecutionException busy) {
      // The calling thread will do it.
    }
  }

  /**
   * Takes the piece that was submitted first, when it is done.
   *
   * @throws QuiltInterruptedException if the thread is interrupted
   */
  T take() {
    Job<T> first = window.element();
    for (Job<T> job : window) {
      if (first.isDone()) {
        break;
      }
      job.run();
    }
    await(first);
    window.remove();
    return first.piece;
  }

  private void await(Job<T> job) {
    if (Thread.currentThread().isInterrupted()) {
      throw new QuiltInterruptedException(operation);
    }
    try {
      job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException(operation);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw (Error) e.getCause();
    }
  }

  /** Gives up what has not begun. */
  @Override
  public void close() {
    window.forEach(job -> job.cancel(false));
    window.clear();
  }

  private static final class Job<T extends Runnable> extends FutureTask<Void> {
    final T piece;

    Job(T piece) {
      super(piece, null);
      this.piece = piece;
    }
  }
}
