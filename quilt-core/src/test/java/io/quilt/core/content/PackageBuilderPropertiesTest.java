package io.quilt.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.EntryNotFoundException;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltPackage;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A builder does what a sorted map does that knows files from directories. */
class PackageBuilderPropertiesTest {
  /** A change to a package: an entry put, or a key removed. */
  record Change(boolean put, String key, int content) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<String> key =
        Arbitraries.of("a", "b", "a-b", "é", "a.c")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(segments -> String.join("/", segments));
    Arbitrary<Boolean> put = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
    return Combinators.combine(put, key, Arbitraries.integers().between(0, 3))
        .as(Change::new)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 300)
  void aBuilderIsASortedMap(
      @ForAll("changes") List<Change> before, @ForAll("changes") List<Change> after) {
    TreeMap<LogicalKey, PackageEntry> model = new TreeMap<>();
    QuiltPackage.Builder builder = QuiltPackage.builder();
    before.forEach(change -> apply(change, builder, model));
    QuiltPackage base = builder.build();
    assertThat(base.entries()).containsExactlyElementsOf(model.values());
    QuiltPackage.Builder next = base.toBuilder();
    after.forEach(change -> apply(change, next, model));
    QuiltPackage changed = next.build();
    assertThat(changed.entries()).containsExactlyElementsOf(model.values());
    assertThat(changed.size()).isEqualTo(model.size());
    model.forEach((key, entry) -> assertThat(changed.find(key)).contains(entry));
    assertThat(changed.list(Optional.empty()))
        .containsExactlyElementsOf(
            model.keySet().stream().map(PackageBuilderPropertiesTest::top).distinct().toList());
  }

  private static String top(LogicalKey key) {
    int slash = key.value().indexOf('/');
    return slash < 0 ? key.value() : key.value().substring(0, slash + 1);
  }

  private static void apply(
      Change change, QuiltPackage.Builder builder, TreeMap<LogicalKey, PackageEntry> model) {
    LogicalKey key = LogicalKey.of(change.key());
    if (change.put()) {
      put(entry(key, change.content()), builder, model);
    } else {
      remove(key, builder, model);
    }
  }

  private static PackageEntry entry(LogicalKey key, int content) {
    return PackageEntry.of(key, PhysicalKey.parse("s3://b/" + content)).withSize(content);
  }

  private static void put(
      PackageEntry entry, QuiltPackage.Builder builder, TreeMap<LogicalKey, PackageEntry> model) {
    LogicalKey key = entry.logicalKey();
    boolean clash =
        model.keySet().stream().anyMatch(other -> other.isBelow(key) || key.isBelow(other));
    try {
      builder.put(entry);
      assertThat(clash).isFalse();
      model.put(key, entry);
    } catch (IllegalArgumentException e) {
      assertThat(clash).isTrue();
    }
  }

  private static void remove(
      LogicalKey key, QuiltPackage.Builder builder, TreeMap<LogicalKey, PackageEntry> model) {
    boolean there = model.keySet().removeIf(other -> other.equals(key) || other.isBelow(key));
    try {
      builder.remove(key);
      assertThat(there).isTrue();
    } catch (EntryNotFoundException e) {
      assertThat(there).isFalse();
    }
  }
}
