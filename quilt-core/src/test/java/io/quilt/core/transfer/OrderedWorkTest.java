package io.quilt.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.QuiltInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedWorkTest {
  private final DaemonPool pool = new DaemonPool(4);

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void resultsComeInTheOrderOfTheThings() {
    List<Integer> results = new ArrayList<>();
    OrderedWork.run(
        IntStream.range(0, 1000).iterator(),
        number -> {
          Thread.yield();
          return ThreadLocalRandom.current().nextBoolean() ? number : Integer.valueOf(number);
        },
        pool,
        16,
        results::add);
    assertThat(results).isEqualTo(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void noMoreThanTheWindowIsTakenAhead() {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger given = new AtomicInteger();
    OrderedWork.run(
        IntStream.range(0, 200).peek(number -> taken.incrementAndGet()).iterator(),
        number -> number,
        pool,
        8,
        number -> assertThat(taken.get() - given.incrementAndGet()).isLessThanOrEqualTo(8));
    assertThat(given).hasValue(200);
  }

  @Test
  void anErrorStopsTheRestAndNothingIsRunningAfterwards() {
    AtomicInteger running = new AtomicInteger();
    IllegalStateException failure = new IllegalStateException("the fifth");
    assertThatThrownBy(
            () ->
                OrderedWork.run(
                    IntStream.range(0, 10_000).iterator(),
                    number -> {
                      running.incrementAndGet();
                      try {
                        if (number == 5) {
                          throw failure;
                        }
                        return number;
                      } finally {
                        running.decrementAndGet();
                      }
                    },
                    pool,
                    32,
                    number -> assertThat(number).isLessThan(5)))
        .isSameAs(failure);
    assertThat(running).hasValue(0);
  }

  @Test
  void anInterruptStopsTheWorkersToo() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    ConcurrentLinkedQueue<Throwable> seen = new ConcurrentLinkedQueue<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                OrderedWork.run(
                    IntStream.range(0, 8).iterator(),
                    number -> sleepForever(started),
                    pool,
                    8,
                    number -> {});
              } catch (QuiltInterruptedException e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                seen.add(e);
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();
    assertThat(seen).hasSize(1);
  }

  private static Integer sleepForever(CountDownLatch started) {
    started.countDown();
    try {
      Thread.sleep(Long.MAX_VALUE);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("sleeping");
    }
  }

  @Test
  void anExecutorThatNeverRunsAnythingDelaysNothing() {
    Executor never = work -> {};
    List<Integer> results = new ArrayList<>();
    OrderedWork.run(IntStream.range(0, 50).iterator(), number -> number, never, 4, results::add);
    assertThat(results).hasSize(50);
  }

  @Test
  void aClosedPoolIsAnErrorThatSaysSo() {
    pool.close();
    assertThatThrownBy(
            () ->
                OrderedWork.run(
                    IntStream.range(0, 3).iterator(), number -> number, pool, 4, number -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
