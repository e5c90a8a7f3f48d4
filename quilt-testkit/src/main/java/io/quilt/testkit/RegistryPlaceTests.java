package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.ScanOptions;
import io.quilt.api.UpdatePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bytes go where the options of a push say, and come from any place of a store. */
abstract class RegistryPlaceTests extends RegistryFixture {
  RegistryPlaceTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void selectorChoosesWhatIsCopied() {
    QuiltPackage content = content("copy.txt", "1", "stay.txt", "2");
    PushOptions options =
        PushOptions.builder().selector(entry -> entry.logicalKey().name().startsWith("c")).build();
    PushResult result = registry.push(NAME, content, options);
    QuiltPackage found = registry.browse(NAME);
    assertThat(result.objectsCopied()).isEqualTo(1);
    assertThat(found.get("stay.txt").physicalKey())
        .isEqualTo(content.get("stay.txt").physicalKey());
    assertThat(found.get("stay.txt").checksum()).isPresent();
    assertThat(dataObjects().keySet()).containsExactly("lab/assays/copy.txt");
  }

  @Test
  void nothingIsCopiedUnlessWanted() {
    QuiltPackage content = content("a.txt", "1");
    PushResult result = registry.push(NAME, content, PushOptions.builder().noCopy().build());
    assertThat(result.objectsCopied()).isZero();
    assertThat(dataObjects()).isEmpty();
    assertThat(registry.browse(NAME).get("a.txt").physicalKey())
        .isEqualTo(content.get("a.txt").physicalKey());
  }

  @Test
  void prefixIsTheDestination() {
    PushOptions options =
        PushOptions.builder().destination(registry.location().resolve("else/where")).build();
    registry.push(NAME, content("dir/a b.txt", "1"), options);
    assertThat(dataObjects().keySet()).containsExactly("else/where/dir/a b.txt");
    assertThat(text(registry.browse(NAME).get("dir/a b.txt"))).isEqualTo("1");
  }

  @Test
  void prefixLiesInTheRegistry() {
    PhysicalKey outside =
        registry.location().isLocal()
            ? PhysicalKey.of(folder.resolve("outside"))
            : PhysicalKey.of(registry.location().scheme(), "another-root", "x", null);
    PushOptions options = PushOptions.builder().destination(outside).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.push(NAME, content("a.txt", "1"), options));
    assertThat(packages()).isEmpty();
  }

  @Test
  void functionIsTheDestination() {
    PushOptions options =
        PushOptions.builder()
            .destination(entry -> registry.location().resolve("flat/" + entry.logicalKey().name()))
            .build();
    registry.push(NAME, content("x/a.txt", "1", "y/b.txt", "2"), options);
    assertThat(dataObjects().keySet()).containsExactly("flat/a.txt", "flat/b.txt");
    assertThat(text(registry.browse(NAME).get("y/b.txt"))).isEqualTo("2");
  }

  @Test
  void entriesWithOneDestinationBothKeepTheirBytes() {
    PushOptions options =
        PushOptions.builder()
            .destination(entry -> registry.location().resolve("flat/" + entry.logicalKey().name()))
            .build();
    registry.push(NAME, content("x/a.txt", "1", "y/a.txt", "2"), options);
    QuiltPackage found = registry.browse(NAME);
    assertThat(text(found.get("x/a.txt"))).isEqualTo("1");
    assertThat(text(found.get("y/a.txt"))).isEqualTo("2");
  }

  @Test
  void functionMayLeaveTheRegistry() {
    PhysicalKey elsewhere = PhysicalKey.of(folder.resolve("elsewhere.txt"));
    PushOptions options = PushOptions.builder().destination(entry -> elsewhere).build();
    registry.push(NAME, content("a.txt", "1"), options);
    assertThat(dataObjects()).isEmpty();
    assertThat(elsewhere.toPath()).hasContent("1");
    assertThat(registry.browse(NAME).get("a.txt").physicalKey()).isEqualTo(elsewhere);
  }

  @Test
  void objectsOfTheStoreBecomeAPackage() {
    putRaw("data/b-c.txt", "1");
    putRaw("data/b/x.txt", "2");
    putRaw("database.txt", "not below");
    QuiltPackage content =
        QuiltPackage.builder()
            .putAll(
                Optional.of(LogicalKey.of("in")),
                quilt.scan(registry.location().resolve("data"), ScanOptions.defaults()),
                UpdatePolicy.INCOMING)
            .build();
    try (Stream<PackageEntry> entries = content.entries()) {
      assertThat(entries.map(entry -> entry.logicalKey().value()).toList())
          .isEqualTo(List.of("in/b/x.txt", "in/b-c.txt"));
    }
    if (store.capabilities().versions()) {
      assertThat(content.get("in/b-c.txt").physicalKey().versionId()).isPresent();
    }
    assertThat(push(content).objectsCopied()).isZero();
    assertThat(text(registry.browse(NAME).get("in/b/x.txt"))).isEqualTo("2");
  }

  @Test
  void versionsAreLeftOutWhenWanted() {
    putRaw("data/a.txt", "1");
    QuiltPackage content =
        QuiltPackage.builder()
            .putAll(
                Optional.empty(),
                quilt.scan(registry.location().resolve("data"), new ScanOptions(true)),
                UpdatePolicy.INCOMING)
            .build();
    assertThat(content.get("a.txt").physicalKey())
        .isEqualTo(registry.location().resolve("data/a.txt"));
  }
}
