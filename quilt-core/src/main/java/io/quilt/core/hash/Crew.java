package io.quilt.core.hash;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The threads that hash: the calling one, and helpers from a borrowed executor while some are free.
 * The calling thread works too, so rounds within rounds finish even if no helper ever comes.
 */
final class Crew {
  private final Executor executor;
  private final Semaphore free;
  private final Queue<Bench> benches = new ConcurrentLinkedQueue<>();

  Crew(Executor executor, int threads) {
    this.executor = executor;
    this.free = new Semaphore(threads - 1);
  }

  /** Does all steps of a round; when it returns or throws, no thread works on it any more. */
  void run(Round round) {
    work(round);
    round.awaitHelpers();
    round.rethrow();
  }

  private void work(Round round) {
    Bench bench = benches.poll();
    if (bench == null) {
      bench = new Bench();
    }
    boolean clean = true;
    for (long step = round.take(); step >= 0; step = round.take()) {
      recruit(round);
      clean &= round.run(step, bench);
    }
    if (clean) {
      benches.add(bench);
    }
  }

  private void recruit(Round round) {
    if (round.hasNext() && free.tryAcquire()) {
      try {
        executor.execute(() -> help(round));
      } catch (RejectedExecutionException e) {
        free.release();
      }
    }
  }

  private void help(Round round) {
    try {
      if (round.enter()) {
        try {
          work(round);
        } finally {
          round.leave();
        }
      }
    } finally {
      free.release();
    }
  }
}
