package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.ConflictException;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Of several who push, nobody goes over the other unseen. */
abstract class RegistryConflictTests extends RegistryFixture {
  private static final int THREADS = 8;
  private static final int PUSHES = 3;

  RegistryConflictTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void pushThatDoesNotDescendFromLatestIsRefused() {
    TopHash first = push(content("a.txt", "1")).topHash();
    SortedMap<String, String> before = objects("");
    ConflictException refused =
        catchThrowableOfType(ConflictException.class, () -> push(content("b.txt", "2")));
    assertThat(refused.name()).isEqualTo(NAME);
    assertThat(refused.latest()).contains(first);
    assertThat(refused).hasMessageContaining(first.value()).hasMessageContaining("force");
    assertThat(objects("")).isEqualTo(before);
  }

  @Test
  void childOfLatestIsPublished() {
    TopHash first = push(content("a.txt", "1")).topHash();
    PushResult second = push(with(registry.browse(NAME), "b.txt", "2"));
    assertThat(second.previous()).contains(first);
    QuiltPackage told = content("c.txt", "3").toBuilder().revision(NAME, second.topHash()).build();
    assertThat(push(told).previous()).contains(second.topHash());
  }

  @Test
  void childOfAnEarlierRevisionIsRefused() {
    push(content("a.txt", "1"));
    QuiltPackage early = registry.browse(NAME);
    TopHash second = push(with(early, "b.txt", "2")).topHash();
    assertThatThrownBy(() -> push(with(early, "c.txt", "3")))
        .isInstanceOfSatisfying(
            ConflictException.class, refused -> assertThat(refused.latest()).contains(second));
    assertThat(registry.latest(NAME)).contains(second);
  }

  @Test
  void parentsAreThoseOfThePackageName() {
    TopHash other = registry.push(OTHER, content("a.txt", "1")).topHash();
    push(content("b.txt", "2"));
    QuiltPackage child = content("c.txt", "3").toBuilder().revision(OTHER, other).build();
    assertThatThrownBy(() -> push(child)).isInstanceOf(ConflictException.class);
    assertThat(registry.push(OTHER, child).previous()).contains(other);
  }

  @Test
  void latestThatIsGoneIsNoConflict() {
    push(content("a.txt", "1"));
    QuiltPackage child = with(registry.browse(NAME), "b.txt", "2");
    registry.delete(NAME);
    assertThat(push(child).previous()).isEmpty();
  }

  @Test
  void forceGoesOverLatest() {
    TopHash first = push(content("a.txt", "1")).topHash();
    PushOptions force = PushOptions.builder().force(true).build();
    TopHash second = registry.push(NAME, content("b.txt", "2"), force).topHash();
    assertThat(registry.latest(NAME)).contains(second);
    assertThat(listed(NAME)).contains(first, second);
    assertThat(text(registry.browse(NAME, first.value()).get("a.txt"))).isEqualTo("1");
  }

  @Test
  void dedupePublishesOnlyWhatIsNew() {
    PushOptions dedupe = PushOptions.builder().dedupe(true).build();
    PushResult first = registry.push(NAME, content("a.txt", "1"), dedupe);
    assertThat(first.published()).isTrue();
    SortedMap<String, String> before = objects("");
    PushResult again = registry.push(NAME, registry.browse(NAME), dedupe);
    assertThat(again.published()).isFalse();
    assertThat(again.topHash()).isEqualTo(first.topHash());
    assertThat(objects("")).isEqualTo(before);
    PushResult changed = registry.push(NAME, with(registry.browse(NAME), "b.txt", "2"), dedupe);
    assertThat(changed.published()).isTrue();
  }

  @Test
  void manyPushersMakeOneChain() throws InterruptedException {
    assumeThat(contract.supportsConditionalPut(store)).as("conditional writes").isTrue();
    TopHash first = push(content("begin.txt", "0")).topHash();
    Map<TopHash, Optional<TopHash>> parents = new ConcurrentHashMap<>();
    Race.run(
        THREADS,
        thread -> {
          for (int i = 0; i < PUSHES; i++) {
            String name = "%d-%d.txt".formatted(thread, i);
            PushResult pushed = pushWithRetries(name);
            assertThat(parents.put(pushed.topHash(), pushed.previous())).isNull();
          }
        });

    assertThat(parents).hasSize(THREADS * PUSHES);
    TopHash revision = registry.latest(NAME).orElseThrow();
    for (int i = 0; i < THREADS * PUSHES; i++) {
      revision = parents.getOrDefault(revision, Optional.empty()).orElseThrow();
    }
    assertThat(revision).isEqualTo(first);
    assertThat(registry.browse(NAME).size()).isEqualTo(1 + THREADS * PUSHES);
    assertThat(listed(NAME)).containsAll(parents.keySet()).contains(first);
  }

  private PushResult pushWithRetries(String name) {
    while (true) {
      try {
        return push(with(registry.browse(NAME), name, name));
      } catch (ConflictException somebodyWasFaster) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void manyFirstPushesHaveOneWinner() throws InterruptedException {
    assumeThat(contract.supportsConditionalPut(store)).as("conditional writes").isTrue();
    Map<TopHash, Integer> winners = new ConcurrentHashMap<>();
    Map<Integer, Optional<TopHash>> losers = new ConcurrentHashMap<>();
    Race.run(
        THREADS,
        thread -> {
          try {
            winners.put(push(content("a.txt", "thread " + thread)).topHash(), thread);
          } catch (ConflictException lost) {
            losers.put(thread, lost.latest());
          }
        });

    assertThat(winners).hasSize(1);
    Optional<TopHash> winner = winners.keySet().stream().findFirst();
    assertThat(losers).hasSize(THREADS - 1);
    assertThat(List.copyOf(losers.values())).containsOnly(winner);
    assertThat(registry.latest(NAME)).isEqualTo(winner);
    assertThat(text(registry.browse(NAME).get("a.txt")))
        .isEqualTo("thread " + winners.get(winner.orElseThrow()));
  }
}
