package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.CommitStateUnknownException;
import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.TopHash;
import io.quilt.spi.Body;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreOutcomeUnknownException;
import io.quilt.testing.StoreHook.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry holds when its store fails in the middle of a push. */
class RegistryFaultsTest {
  private static final PackageName NAME = PackageName.of("lab/assays");
  private static final StoreHook NOTHING = (operation, key) -> {};

  @TempDir Path folder;
  private final MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
  private final Quilt quilt =
      Quilt.builder().config(QuiltConfig.defaults()).provider(memory).build();

  @AfterEach
  void close() {
    quilt.close();
  }

  private QuiltPackage content(Registry registry, String text) throws IOException {
    QuiltPackage.Builder builder =
        QuiltPackage.builder()
            .put("a.txt", Files.writeString(folder.resolve("a-" + text), text))
            .put("same.txt", Files.writeString(folder.resolve("same"), "same"));
    registry.latest(NAME).ifPresent(latest -> builder.revision(NAME, latest));
    return builder.build();
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureLeavesACompleteLatest(RegistryLayout layout) throws IOException {
    int failedAt = 0;
    boolean failed = true;
    for (int step = 0; failed; step++) {
      Registry registry = quilt.registry("mem://faults-" + step, layout);
      TopHash first = registry.push(NAME, content(registry, "one")).topHash();
      QuiltPackage next = content(registry, "two");
      failAt(step);
      failed = !isPushed(registry, next);
      memory.before(NOTHING);
      assertComplete(registry);
      if (failed) {
        failedAt++;
        assertThat(registry.latest(NAME)).contains(first);
        assertThat(registry.push(NAME, next).previous()).contains(first);
        assertComplete(registry);
      }
    }
    assertThat(failedAt).isGreaterThan(5);
  }

  private void failAt(int step) {
    AtomicInteger calls = new AtomicInteger();
    memory.before(
        (operation, key) -> {
          if (calls.getAndIncrement() == step) {
            throw new ServiceUnavailableException(operation + " " + key, 503, null);
          }
        });
  }

  private static boolean isPushed(Registry registry, QuiltPackage content) {
    try {
      registry.push(NAME, content);
      return true;
    } catch (ServiceUnavailableException failed) {
      return false;
    }
  }

  private static void assertComplete(Registry registry) {
    List<PackageRevision> revisions;
    try (Stream<PackageRevision> listed = registry.revisions(NAME)) {
      revisions = listed.toList();
    }
    assertThat(revisions).isNotEmpty();
    for (PackageRevision revision : revisions) {
      QuiltPackage found = registry.browse(NAME, revision.topHash().value());
      assertThat(registry.fetch(found.get("a.txt")).text()).isIn("one", "two");
      assertThat(registry.fetch(found.get("same.txt")).text()).isEqualTo("same");
    }
    assertThat(registry.browse(NAME).size()).isEqualTo(2);
  }

  @Test
  void lostAnswerOfAWriteThatHappenedIsASuccess() throws IOException {
    Registry registry = quilt.registry("mem://bucket");
    registry.push(NAME, content(registry, "one"));
    QuiltPackage next = content(registry, "two");
    memory.before(
        (operation, key) -> {
          if (operation == Operation.PUT && key.endsWith("/latest")) {
            memory.before(NOTHING);
            TopHash newest = newest(registry);
            put(key, newest.value());
            throw new StoreOutcomeUnknownException(key, null);
          }
        });
    TopHash pushed = registry.push(NAME, next).topHash();
    assertThat(registry.latest(NAME)).contains(pushed);
  }

  @Test
  void lostAnswerOfAWriteThatDidNotHappenIsUnknown() throws IOException {
    Registry registry = quilt.registry("mem://bucket");
    TopHash first = registry.push(NAME, content(registry, "one")).topHash();
    QuiltPackage next = content(registry, "two");
    memory.before(
        (operation, key) -> {
          if (operation == Operation.PUT && key.endsWith("/latest")) {
            memory.before(NOTHING);
            throw new StoreOutcomeUnknownException(key, null);
          }
        });
    assertThatThrownBy(() -> registry.push(NAME, next))
        .isInstanceOf(CommitStateUnknownException.class);
    assertThat(registry.latest(NAME)).contains(first);
    assertThat(registry.push(NAME, next).previous()).contains(first);
  }

  private static TopHash newest(Registry registry) {
    try (Stream<PackageRevision> revisions = registry.revisions(NAME)) {
      return revisions.filter(found -> !found.isLatest()).findFirst().orElseThrow().topHash();
    }
  }

  private void put(String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    memory.store("bucket").put(key, Body.of(bytes), PutCondition.always());
  }
}
