package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.LogicalKey;
import io.quilt.core.json.JsonTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ManifestPropertiesTest {
  private static final Spool ON_DISK = Spool.beyond(0);

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll long seed) {
    try (Manifest manifest = manifest(seed, new Rows(seed).rows(60));
        Manifest read = Manifests.read(Manifests.write(manifest))) {
      assertThat(read.header()).isEqualTo(manifest.header());
      assertThat(Rows.facts(read.entries())).isEqualTo(Rows.facts(manifest.entries()));
      assertThat(Manifests.write(read)).isEqualTo(Manifests.write(manifest));
    }
  }

  @Property(tries = 300)
  void theOrderIsThatOfLogicalKeys(@ForAll long seed) {
    try (Manifest manifest = manifest(seed, new Rows(seed).rows(60))) {
      List<String> keys = Manifests.keys(manifest.entries());
      assertThat(keys).isSortedAccordingTo(Comparator.comparing(LogicalKey::of));
    }
  }

  @Property(tries = 300)
  void theOrderOfInsertionDoesNotMatter(@ForAll long seed) {
    List<ManifestRow> rows = complete(new Rows(seed).rows(60));
    List<ManifestRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    try (Manifest one = manifest(seed, rows);
        Manifest other = manifest(seed, shuffled)) {
      assertThat(Manifests.topHash(other)).isEqualTo(Manifests.topHash(one));
    }
  }

  @Property(tries = 300)
  void aShuffledManifestIsPutInOrder(@ForAll long seed) {
    try (Manifest manifest = manifest(seed, complete(new Rows(seed).rows(60)))) {
      String text = Manifests.write(manifest);
      try (Manifest inMemory = Manifests.read(shuffled(text, seed));
          Manifest onDisk = Manifests.read(shuffled(text, seed), ON_DISK)) {
        assertThat(Manifests.write(inMemory)).isEqualTo(text);
        assertThat(Manifests.write(onDisk)).isEqualTo(text);
        assertThat(Manifests.topHash(onDisk)).isEqualTo(Manifests.topHash(manifest));
      }
    }
  }

  @Property(tries = 300)
  void entriesAreFound(@ForAll long seed) {
    try (Manifest manifest = manifest(seed, new Rows(seed).rows(60))) {
      PackedEntries entries = manifest.entries();
      List<String> keys = Manifests.keys(entries);
      for (int i = 0; i < keys.size(); i++) {
        assertThat(entries.get(i).logicalKey()).isEqualTo(keys.get(i));
        assertThat(entries.find(keys.get(i))).isNotNull();
        assertThat(entries.find(keys.get(i) + "?")).isNull();
      }
      for (String directory : List.of("a", "a-", "é", "absent", "\ud83d\ude00")) {
        assertThat(below(entries, directory))
            .isEqualTo(keys.stream().filter(key -> key.startsWith(directory + "/")).toList());
      }
    }
  }

  private static List<String> below(PackedEntries entries, String directory) {
    List<String> keys = new ArrayList<>();
    try (EntryCursor cursor = entries.cursor(directory)) {
      while (cursor.next()) {
        keys.add(cursor.row().logicalKey());
      }
    }
    return keys;
  }

  private static Manifest manifest(long seed, Collection<ManifestRow> rows) {
    ManifestHeader header = ManifestHeader.of(new JsonTrees(seed).object(2));
    try (EntryCollector collector = new EntryCollector(Spool.inMemory())) {
      rows.forEach(collector::add);
      return new Manifest(header, DirectoryMetadata.none(), collector.finish());
    }
  }

  private static List<ManifestRow> complete(Collection<ManifestRow> rows) {
    return rows.stream().filter(row -> row.size() >= 0 && row.hashType() != null).toList();
  }

  private static String shuffled(String text, long seed) {
    List<String> lines = Arrays.asList(text.split("\n"));
    Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
    return String.join("\n", lines) + "\n";
  }
}
