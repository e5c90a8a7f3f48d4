package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Objects whole or not at all, and conditions that hold against others. */
abstract class StoreSafetyTests extends StoreObjectTests {
  private static final int THREADS = 16;
  private static final long LENGTH = 9 << 20;

  /** A body that fails in the middle leaves what was there, and nothing else. */
  @Test
  public void aBodyThatFailsLeavesNothing() {
    put("there", "old");
    for (String key : List.of("there", "fresh/key")) {
      assertThatThrownBy(() -> store.put(key, failing(), PutCondition.always()))
          .isInstanceOf(QuiltException.class)
          .hasStackTraceContaining("the test's own failure");
    }

    assertThat(read("there")).isEqualTo("old");
    assertThat(everything()).containsExactly("there");
  }

  private static Body failing() {
    return TestBodies.interruptedAt(
        LENGTH,
        LENGTH - 100_000,
        () -> {
          throw new IOException("the test's own failure");
        });
  }

  /** A body that ends early is no object. */
  @Test
  public void aBodyThatEndsEarlyLeavesNothing() {
    put("there", "old");
    for (long actual : new long[] {0, 100, LENGTH - 1}) {
      assertThatThrownBy(
              () -> store.put("there", TestBodies.truncated(LENGTH, actual), PutCondition.always()))
          .isInstanceOf(QuiltException.class);
    }

    assertThat(read("there")).isEqualTo("old");
    assertThat(everything()).containsExactly("there");
  }

  /** An interrupted put ends, leaves nothing, and the thread stays interrupted. */
  @Test
  public void anInterruptedPutLeavesNothing() {
    put("there", "old");
    try {
      assertThatThrownBy(
              () ->
                  store.put(
                      "there",
                      TestBodies.interruptedAt(
                          LENGTH, LENGTH / 2, () -> Thread.currentThread().interrupt()),
                      PutCondition.always()))
          .isInstanceOf(QuiltInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    }

    assertThat(read("there")).isEqualTo("old");
    assertThat(everything()).containsExactly("there");
  }

  /** Readers see one of the contents that were put, whole. */
  @Test
  public void readersSeeWholeObjects() throws InterruptedException {
    put("key", "0".repeat(100_000));
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    Race.run(
        4,
        thread -> {
          if (thread == 0) {
            for (int i = 1; i < 60; i++) {
              put("key", String.valueOf((char) ('0' + i)).repeat(100_000));
            }
            done.set(true);
          } else {
            do {
              String seen = read("key");
              assertThat(seen).hasSize(100_000);
              assertThat(seen.chars().distinct().count()).isEqualTo(1);
              reads.incrementAndGet();
            } while (!done.get());
          }
        });

    assertThat(reads).hasPositiveValue();
  }

  /** Objects whose folders come and go meet each other unharmed. */
  @Test
  public void putsAndDeletionsMeet() throws InterruptedException {
    Race.run(
        8,
        thread -> {
          String key = "shared/folder/" + thread;
          for (int i = 0; i < 40; i++) {
            put(key, "content");
            assertThat(read(key)).isEqualTo("content");
            assertThat(store.deleteAll(List.of(key)).errors()).isEmpty();
          }
          put(key, "last");
        });

    assertThat(everything()).hasSize(8);
  }

  /** An object beside others below its own name is held, or refused without harm. */
  @Test
  public void anObjectMayBeAFolderTooOrIsRefused() {
    put("a", "object");
    put("b/c", "below");
    if (supportsObjectsBelowObjects()) {
      put("a/b", "below");
      put("b", "object");
      assertThat(everything()).containsExactly("a", "a/b", "b", "b/c");
    } else {
      for (PutCondition condition : List.of(PutCondition.always(), PutCondition.ifAbsent())) {
        assertThatThrownBy(() -> put("a/b", "below", condition))
            .isExactlyInstanceOf(StorageException.class);
        assertThatThrownBy(() -> put("b", "object", condition))
            .isExactlyInstanceOf(StorageException.class);
      }
      assertThat(everything()).containsExactly("a", "b/c");
    }
    assertThat(read("a")).isEqualTo("object");
    assertThat(read("b/c")).isEqualTo("below");
  }

  /** Put-if-absent makes an object once. */
  @Test
  public void putIfAbsentKeepsWhatIsThere() {
    assumeConditions();
    put("key", "first", PutCondition.ifAbsent());

    assertThatThrownBy(() -> put("key", "second", PutCondition.ifAbsent()))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("key");
    assertThat(read("key")).isEqualTo("first");
    store.deleteAll(List.of("key"));
    put("key", "third", PutCondition.ifAbsent());
    assertThat(read("key")).isEqualTo("third");
  }

  /** Compare-and-swap replaces the content that was looked at, and no other. */
  @Test
  public void putIfMatchesReplacesThatContentOnly() {
    assumeConditions();
    ObjectInfo first = put("key", "first");
    ObjectInfo second = put("key", "second", PutCondition.ifMatches(first.revision()));

    assertThatThrownBy(() -> put("key", "x", PutCondition.ifMatches(first.revision())))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(read("key")).isEqualTo("second");
    store.deleteAll(List.of("key"));
    assertThatThrownBy(() -> put("key", "x", PutCondition.ifMatches(second.revision())))
        .isInstanceOf(PreconditionFailedException.class);
    put("key", "second");
    assertThatThrownBy(() -> put("key", "x", PutCondition.ifMatches(first.revision())))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(read("key")).isEqualTo("second");
  }

  /** A copy obeys conditions as a put does. */
  @Test
  public void copiesObeyConditions() {
    assumeConditions();
    put("source", "content");
    put("there", "old");

    boolean copies;
    try {
      copies =
          store
              .copyFrom(store.physicalKey("source", null), "there", PutCondition.ifAbsent())
              .isPresent();
      assertThat(copies).as("copied in spite of the condition").isFalse();
    } catch (PreconditionFailedException expected) {
      copies = true;
    }
    assertThat(read("there")).isEqualTo("old");
    Assumptions.assumeTrue(copies, "the store does not copy");
  }

  /** Of many who put one key if it is absent, one wins, and its content is there. */
  @Test
  public void oneOfManyPutsIfAbsent() throws InterruptedException {
    assumeConditions();
    for (int round = 0; round < 10; round++) {
      String key = "round/" + round;
      AtomicInteger winners = new AtomicInteger();
      AtomicInteger winner = new AtomicInteger();
      Race.run(
          THREADS,
          thread -> {
            try {
              put(key, "thread " + thread, PutCondition.ifAbsent());
              winners.incrementAndGet();
              winner.set(thread);
            } catch (PreconditionFailedException lost) {
              assertThat(store.head(key, null)).isPresent();
            }
          });

      assertThat(winners).hasValue(1);
      assertThat(read(key)).isEqualTo("thread " + winner);
    }
  }

  /** Of many who swap one content, one wins each time: no count is lost. */
  @Test
  public void countingByCompareAndSwapLosesNothing() throws InterruptedException {
    assumeConditions();
    put("counter", "0");
    Race.run(
        THREADS / 2,
        thread -> {
          for (int i = 0; i < 15; i++) {
            increment();
          }
        });

    assertThat(read("counter")).isEqualTo(String.valueOf(THREADS / 2 * 15));
  }

  private void increment() {
    while (true) {
      try (var content = store.read(ReadRequest.of("counter"))) {
        String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
        put(
            "counter",
            String.valueOf(Integer.parseInt(text) + 1),
            PutCondition.ifMatches(content.info().revision()));
        return;
      } catch (PreconditionFailedException | IOException again) {
        Thread.onSpinWait();
      }
    }
  }

  /** A store that says it knows no conditions ignores them. */
  @Test
  public void withoutConditionsEveryPutHappens() {
    Assumptions.assumeFalse(store.capabilities().conditionalPut(), "the store obeys conditions");
    put("key", "first");

    put("key", "second", PutCondition.ifAbsent());

    assertThat(read("key")).isEqualTo("second");
  }

  private void assumeConditions() {
    Assumptions.assumeTrue(store.capabilities().conditionalPut(), "the store has no conditions");
  }
}
