package io.quilt.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Threads that begin at one moment. */
final class Race {
  private Race() {}

  /** What each thread does. */
  interface Runner {
    void run(int thread) throws Exception;
  }

  /** Runs all threads to their end; fails if one did. */
  static void run(int count, Runner runner) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      Thread thread = new Thread(() -> runOne(start, number, runner, failures), "race-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " threads failed", failures.peek());
    }
  }

  private static void runOne(
      CountDownLatch start, int number, Runner runner, Queue<Throwable> failures) {
    try {
      start.await();
      runner.run(number);
    } catch (Throwable e) {
      failures.add(e);
    }
  }
}
