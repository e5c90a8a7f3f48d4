package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions hold between processes, each with several threads and stores. */
class RaceTest {
  @TempDir Path root;

  @Test
  void twoProcessesRace() throws IOException, InterruptedException {
    LocalObjectStore store = new LocalObjectStore(root, PhysicalKey.of(root));
    store.put(
        RacingWriter.COUNTER, Body.of("0".getBytes(StandardCharsets.UTF_8)), PutCondition.always());
    String won;
    try (ChildJvm first = ChildJvm.start(RacingWriter.class, root.toString(), "first");
        ChildJvm second = ChildJvm.start(RacingWriter.class, root.toString(), "second")) {
      assertThat(first.line()).isEqualTo("ready");
      assertThat(second.line()).isEqualTo("ready");
      store.put("go", Body.of(new byte[0]), PutCondition.always());
      int wins = Integer.parseInt(first.line()) + Integer.parseInt(second.line());
      assertThat(wins).isEqualTo(RacingWriter.ROUNDS);
    }

    assertThat(text(store, RacingWriter.COUNTER))
        .isEqualTo(String.valueOf(2 * RacingWriter.THREADS * RacingWriter.COUNTS));
    for (int round = 0; round < RacingWriter.ROUNDS; round++) {
      assertThat(text(store, RacingWriter.key(round))).startsWith("by ");
    }
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("-tmp-"));
    }
  }

  private static String text(LocalObjectStore store, String key) throws IOException {
    try (ObjectContent content = store.read(ReadRequest.of(key))) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
