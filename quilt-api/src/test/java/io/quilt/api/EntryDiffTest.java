package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quilt.api.EntryChange.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntryDiffTest {
  @Provide
  Arbitrary<TreeMap<LogicalKey, PackageEntry>> contents() {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "a/b", "a-b", "a!", "\uffee", "\ud83d\ude00");
    Arbitrary<PackageEntry> entries =
        Combinators.combine(keys, Arbitraries.integers().between(0, 2), Arbitraries.of("s3", "mem"))
            .as(EntryDiffTest::entry);
    return entries
        .list()
        .ofMaxSize(6)
        .map(
            list -> {
              TreeMap<LogicalKey, PackageEntry> byKey = new TreeMap<>();
              list.forEach(entry -> byKey.put(entry.logicalKey(), entry));
              return byKey;
            });
  }

  private static PackageEntry entry(String key, int content, String scheme) {
    return PackageEntry.of(LogicalKey.of(key), PhysicalKey.of(scheme, "b", key, null))
        .withContent(content / 2, new Checksum(Checksum.SHA256, "sum" + content / 2))
        .withMetadata(Metadata.of(Map.of("content", content)));
  }

  @Property
  void equalsTheDifferenceOfTwoMaps(
      @ForAll("contents") TreeMap<LogicalKey, PackageEntry> older,
      @ForAll("contents") TreeMap<LogicalKey, PackageEntry> newer) {
    try (Stream<EntryChange> changes = source(older).diff(source(newer))) {
      assertThat(changes.map(EntryDiffTest::describe)).isEqualTo(naive(older, newer));
    }
  }

  private static List<String> naive(
      Map<LogicalKey, PackageEntry> older, Map<LogicalKey, PackageEntry> newer) {
    TreeSet<LogicalKey> keys = new TreeSet<>(older.keySet());
    keys.addAll(newer.keySet());
    List<String> changes = new ArrayList<>();
    for (LogicalKey key : keys) {
      PackageEntry before = older.get(key);
      PackageEntry after = newer.get(key);
      if (before == null || after == null) {
        changes.add((before == null ? Kind.ADDED : Kind.DELETED) + " " + key);
      } else if (!before.meta().equals(after.meta())) {
        changes.add(Kind.MODIFIED + " " + key);
      }
    }
    return changes;
  }

  private static String describe(EntryChange change) {
    assertThat(change.before().isPresent()).isEqualTo(change.kind() != Kind.ADDED);
    assertThat(change.after().isPresent()).isEqualTo(change.kind() != Kind.DELETED);
    return change.toString();
  }

  private static FixedSource source(Map<LogicalKey, PackageEntry> content) {
    return new FixedSource(List.copyOf(content.values()));
  }

  @Test
  void nothingIsReadBeforeTheFirstChangeIsAskedFor() {
    FixedSource older = new FixedSource(List.of(entry("a", 0, "s3"), entry("b", 0, "s3")));
    FixedSource newer = new FixedSource(List.of());
    try (Stream<EntryChange> changes = older.diff(newer)) {
      assertThat(older.read).hasValue(0);

      Iterator<EntryChange> found = changes.iterator();
      assertThat(found.next()).hasToString("DELETED a");
      assertThat(older.read).hasValue(1);
    }
    assertThat(older.open).hasValue(0);
    assertThat(newer.open).hasValue(0);
  }

  @Test
  void bothSidesAreClosedWhenOneFails() {
    FixedSource older = new FixedSource(List.of(entry("b", 0, "s3"), entry("a", 0, "s3")));
    FixedSource newer = new FixedSource(List.of(entry("c", 0, "s3")));
    try (Stream<EntryChange> changes = older.diff(newer)) {
      assertThatExceptionOfType(MalformedManifestException.class)
          .isThrownBy(changes::toList)
          .withMessageContaining("older")
          .withMessageContaining("'a' comes after 'b'");
    }
    assertThat(older.open).hasValue(0);
    assertThat(newer.open).hasValue(0);
  }

  @Test
  void oneKeyTwiceIsAnError() {
    FixedSource twice = new FixedSource(List.of(entry("a", 0, "s3"), entry("a", 0, "s3")));

    try (Stream<EntryChange> changes = new FixedSource(List.of()).diff(twice)) {
      assertThatExceptionOfType(MalformedManifestException.class)
          .isThrownBy(changes::toList)
          .withMessageContaining("newer");
    }
  }
}
