package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.MalformedManifestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {
  private static final int COUNT = 12_000;

  @TempDir Path temporary;

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      keys.add("d%02d/f%05d".formatted(i / 300, i));
    }
    return keys;
  }

  private static String shuffled(List<String> keys) {
    List<String> lines = new ArrayList<>(keys);
    Collections.shuffle(lines, new Random(3));
    return Manifests.of(lines.toArray(String[]::new));
  }

  private Spool spool(long heap) {
    return new Spool(temporary, heap);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000, Long.MAX_VALUE})
  void sortsManyBlocks(long heap) throws IOException {
    String text = Manifests.of(keys().toArray(String[]::new));
    try (Manifest sorted = Manifests.read(shuffled(keys()), spool(heap))) {
      assertThat(Manifests.write(sorted)).isEqualTo(text);
      assertThat(sorted.entries().find("d07/f02222")).isNotNull();
      assertThat(left()).hasSize(heap < 1_000_000 ? 1 : 0);
    }
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void readsInParallel(long heap) {
    String text = Manifests.of(keys().toArray(String[]::new));
    try (Workers workers = Workers.start(4)) {
      ManifestReader reader = new ManifestReader(workers, spool(heap));
      for (String order : List.of(text, shuffled(keys()))) {
        byte[] bytes = order.getBytes(StandardCharsets.UTF_8);
        try (Manifest read = reader.read(new java.io.ByteArrayInputStream(bytes), "test")) {
          assertThat(Manifests.write(read)).isEqualTo(text);
          assertThat(new TopHasher(workers).hash(read.header(), read.entries()).value())
              .isEqualTo(Manifests.topHash(read));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void mergesInLevels(long heap) throws IOException {
    BlockSink sink = new BlockSink(spool(heap));
    List<BlockMerger.Run> runs = new ArrayList<>();
    PackedBlockBuilder builder = new PackedBlockBuilder();
    for (int run = 0; run < 9; run++) {
      for (int i = run; i < 900; i += 9) {
        builder.add(row("k%03d".formatted(i)), builder.count() + 1);
      }
      sink.add(builder.build(0));
      builder.reset();
      runs.add(new BlockMerger.Run(run, run + 1, 1));
    }
    BlockStore merged = new BlockMerger(spool(heap), 2).merge(sink.finish(), runs);
    try (PackedEntries entries = new PackedEntries(merged)) {
      assertThat(Manifests.keys(entries)).hasSize(900).isSorted();
    }
    assertThat(left()).isEmpty();
  }

  private static ManifestRow row(String key) {
    return new ManifestRow().set(key, "s3://b/k", 1, "SHA256", Manifests.SHA256, "{}");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void findsADuplicateFarAway(long heap) throws IOException {
    List<String> lines = new ArrayList<>(Arrays.asList(shuffled(keys()).split("\n")));
    String key = keys().get(5000);
    int first = indexOf(lines, key);
    int second = (first + 7000) % COUNT + 1;
    lines.add(second, Manifests.row(key).strip());
    int later = Math.max(second, second <= first ? first + 1 : first);
    String text = String.join("\n", lines);
    assertThatThrownBy(() -> Manifests.read(text, spool(heap)))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("duplicate logical key '" + key + "'")
        .extracting(e -> ((MalformedManifestException) e).line())
        .isEqualTo(later + 1L);
    assertThat(left()).isEmpty();
  }

  private static int indexOf(List<String> lines, String key) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"" + key + "\"")) {
        return i;
      }
    }
    return -1;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void findsAFileThatIsADirectoryFarAway(long heap) throws IOException {
    String text = shuffled(keys()) + Manifests.row("d07");
    assertThatThrownBy(() -> Manifests.read(text, spool(heap)))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("line " + (COUNT + 2))
        .hasMessageContaining("'d07' is both a file and a directory");
    assertThat(left()).isEmpty();
  }

  @Test
  void deletesItsFilesWhenALineIsBad() throws IOException {
    assertThatThrownBy(() -> Manifests.read(shuffled(keys()) + "{}\n", spool(0)))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("line " + (COUNT + 2));
    assertThat(left()).isEmpty();
  }

  @Test
  void collectsInAnyOrderAndFindsDuplicates() throws IOException {
    List<String> keys = keys();
    Collections.reverse(keys);
    try (EntryCollector collector = new EntryCollector(spool(0))) {
      keys.forEach(key -> collector.add(row(key)));
      try (PackedEntries entries = collector.finish()) {
        assertThat(Manifests.keys(entries)).isEqualTo(keys());
      }
    }
    try (EntryCollector collector = new EntryCollector(spool(0))) {
      keys.forEach(key -> collector.add(row(key)));
      assertThatThrownBy(
              () -> {
                collector.add(row(keys.get(17)));
                collector.finish();
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("duplicate logical key");
    }
    assertThat(left()).isEmpty();
  }
}
