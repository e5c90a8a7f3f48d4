package io.quilt.core.transfer;

import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work on many things at once, with the results in the order of the things.
 *
 * <p>At most a window of results is held. A piece of work that no thread of the executor took yet
 * is done by the thread that waits for it, so a busy executor, or one that runs this very caller,
 * delays and never deadlocks.
 *
 * @param <T> the things
 * @param <R> the results
 */
public final class OrderedWork<T, R> implements Iterator<R>, AutoCloseable {
  private static final int ALL = Integer.MAX_VALUE;

  private final Iterator<? extends T> things;
  private final Function<? super T, ? extends R> work;
  private final Executor executor;
  private final int window;
  private final Semaphore running = new Semaphore(ALL);
  private final Deque<FutureTask<R>> pending = new ArrayDeque<>();

  /**
   * Prepares the work; nothing is begun.
   *
   * @param things taken one by one, on the calling thread
   * @param work called by many threads at once
   * @param window how many results are under way or waiting, at most
   */
  public OrderedWork(
      Iterator<? extends T> things,
      Function<? super T, ? extends R> work,
      Executor executor,
      int window) {
    this.things = things;
    this.work = work;
    this.executor = executor;
    this.window = window;
  }

  /**
   * Does all the work and hands every result over, in order, on the calling thread. After an error
   * nothing is running any more.
   *
   * @throws QuiltInterruptedException if the calling thread is interrupted
   */
  public static <T, R> void run(
      Iterator<? extends T> things,
      Function<? super T, ? extends R> work,
      Executor executor,
      int window,
      Consumer<? super R> results) {
    try (OrderedWork<T, R> running = new OrderedWork<T, R>(things, work, executor, window)) {
      running.forEachRemaining(results);
    }
  }

  /** The results as a stream; whoever closes it stops what is under way. */
  public Stream<R> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
        .onClose(this::close);
  }

  /** What the results hold, one after another, as a stream like {@link #stream()}. */
  public <P> Stream<P> flatStream(Function<? super R, ? extends Iterator<P>> parts) {
    return Flattened.<R, P>stream(this, parts).onClose(this::close);
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty() || things.hasNext();
  }

  @Override
  public R next() {
    fill();
    FutureTask<R> first = pending.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    return result(first);
  }

  private void fill() {
    while (pending.size() < window && things.hasNext()) {
      T thing = things.next();
      FutureTask<R> task = new FutureTask<>(() -> counted(thing));
      pending.add(task);
      execute(task);
    }
  }

  private void execute(FutureTask<R> task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("This Quilt is closed; open another one", closed);
    }
  }

  private R counted(T thing) {
    if (!running.tryAcquire()) {
      throw new CancellationException();
    }
    try {
      return work.apply(thing);
    } finally {
      running.release();
    }
  }

  private static <R> R result(FutureTask<R> task) {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      task.run();
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("transferring");
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new QuiltException("Unexpected failure: " + cause, cause);
  }

  /** Stops what is under way and waits until it has ended. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    for (FutureTask<R> task : pending) {
      task.cancel(true);
    }
    pending.clear();
    running.acquireUninterruptibly(ALL);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
