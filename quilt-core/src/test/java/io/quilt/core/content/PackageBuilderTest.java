package io.quilt.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltPackage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackageBuilderTest {
  enum Kind {
    PUT,
    REMOVE,
    BUILD
  }

  record Step(Kind kind, LogicalKey key, int size) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<LogicalKey> keys =
        Arbitraries.of("a", "b", "a!", "\u00e9")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(segments -> LogicalKey.of(String.join("/", segments)));
    Arbitrary<Kind> kinds = Arbitraries.of(Kind.PUT, Kind.PUT, Kind.PUT, Kind.REMOVE, Kind.BUILD);
    return Combinators.combine(kinds, keys, Arbitraries.integers().between(0, 9))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property
  void buildsWhatASortedMapHolds(@ForAll("steps") List<Step> steps) {
    TreeMap<LogicalKey, PackageEntry> expected = new TreeMap<>();
    QuiltPackage.Builder builder = QuiltPackage.builder();
    for (Step step : steps) {
      switch (step.kind()) {
        case PUT -> put(builder, expected, entry(step));
        case REMOVE -> remove(builder, expected, step.key());
        case BUILD -> builder = builder.build().toBuilder();
      }
    }
    assertThat(builder.build().entries()).containsExactlyElementsOf(expected.values());
  }

  private static PackageEntry entry(Step step) {
    PhysicalKey place = PhysicalKey.parse("s3://bucket/" + step.size());
    return PackageEntry.of(step.key(), place)
        .withSize(step.size())
        .withMeta(step.size() > 5 ? Metadata.of(Map.of("n", step.size())) : Metadata.empty());
  }

  private static void put(
      QuiltPackage.Builder builder, Map<LogicalKey, PackageEntry> expected, PackageEntry entry) {
    LogicalKey key = entry.logicalKey();
    if (expected.keySet().stream().anyMatch(at -> at.isBelow(key) || key.isBelow(at))) {
      assertThatIllegalArgumentException().isThrownBy(() -> builder.put(entry));
    } else {
      builder.put(entry);
      expected.put(key, entry);
    }
  }

  private static void remove(
      QuiltPackage.Builder builder, Map<LogicalKey, PackageEntry> expected, LogicalKey key) {
    if (expected.keySet().removeIf(at -> at.equals(key) || at.isBelow(key))) {
      builder.remove(key);
    }
  }

  @Test
  void sharesTheEntriesWhenOnlyTheHeaderChanges() {
    PackedPackage before =
        (PackedPackage)
            QuiltPackage.builder().put(entry(new Step(Kind.PUT, LogicalKey.of("a"), 1))).build();
    PackedPackage after =
        (PackedPackage) before.toBuilder().metadata(Metadata.of(Map.of("run", 7))).build();

    assertThat(after.manifest().entries()).isSameAs(before.manifest().entries());
    assertThat(after.metadata().get("run")).isEqualTo(7L);
  }
}
