package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quilt.api.BrowseOptions;
import io.quilt.api.LogicalKey;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PackageReader;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.RevisionNotFoundException;
import io.quilt.api.TopHash;
import io.quilt.api.TopHashMismatchException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Revisions are read, in memory and as a stream. */
abstract class RegistryBrowseTests extends RegistryFixture {
  RegistryBrowseTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void revisionIsFoundByEveryName() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2", "b.txt", "b");
    assertThat(registry.browse(NAME).topHash()).isEqualTo(second);
    assertThat(registry.browse(NAME, first.value()).topHash()).isEqualTo(first);
    assertThat(registry.browse(NAME, first.value().substring(0, 10)).size()).isEqualTo(1);
    try (PackageReader reader = registry.open(NAME)) {
      assertThat(reader.topHash()).isEqualTo(second);
      assertThat(reader.size()).isEqualTo(2);
    }
    try (PackageReader reader = registry.open(NAME, first.value().substring(0, 10))) {
      assertThat(reader.topHash()).isEqualTo(first);
    }
  }

  @Test
  void everythingThatWasPushedComesBack() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("z", 1);
    members.put("a", 1.0);
    members.put("text", "\u00e9\ud83d\ude00\u007f\"\\");
    members.put("list", Arrays.asList(1L << 60, null, true));
    Metadata metadata = Metadata.of(members);
    QuiltPackage content =
        content("dir/a.txt", "a", "dir/b-c/d.txt", "d", "dir-0.txt", "0").toBuilder()
            .metadata(metadata)
            .directoryMetadata(LogicalKey.of("dir"), Metadata.of(Map.of("d", 1)))
            .put(
                PackageEntry.of(LogicalKey.of("meta.txt"), PhysicalKey.of(file("with metadata")))
                    .withMetadata(metadata))
            .build();
    TopHash topHash = registry.push(NAME, content, PushOptions.message("a message")).topHash();
    QuiltPackage found = registry.browse(NAME);
    assertThat(found.topHash()).isEqualTo(topHash);
    assertThat(found.message()).contains("a message");
    assertThat(found.metadata()).isEqualTo(metadata);
    assertThat(found.metadata().asMap().keySet()).containsExactly("z", "a", "text", "list");
    assertThat(found.directories())
        .containsExactly(Map.entry(LogicalKey.of("dir"), Metadata.of(Map.of("d", 1))));
    assertThat(found.get("meta.txt").metadata()).isEqualTo(metadata);
    try (Stream<PackageEntry> entries = found.entries()) {
      assertThat(entries.map(entry -> entry.logicalKey().value()))
          .containsExactly("dir/a.txt", "dir/b-c/d.txt", "dir-0.txt", "meta.txt");
    }
    assertThat(text(found.get("dir/b-c/d.txt"))).isEqualTo("d");
  }

  @Test
  void readerGivesTheSameAsThePackage() {
    push("b/x", "1", "b-a", "2", "a", "3");
    QuiltPackage loaded = registry.browse(NAME);
    try (PackageReader reader = registry.open(NAME);
        Stream<PackageEntry> streamed = reader.entries();
        Stream<PackageEntry> again = reader.entries();
        Stream<PackageEntry> expected = loaded.entries()) {
      List<PackageEntry> entries = expected.toList();
      assertThat(streamed).containsExactlyElementsOf(entries);
      assertThat(again).containsExactlyElementsOf(entries);
      assertThat(reader.header()).isEqualTo(loaded.header());
    }
  }

  @Test
  void browsedPackageKnowsItsRevision() {
    TopHash topHash = push("a.txt", "1");
    assertThat(registry.browse(NAME).revisionsOf(NAME)).containsExactly(topHash);
    assertThat(registry.browse(NAME).toBuilder().build().revisionsOf(NAME))
        .containsExactly(topHash);
    assertThat(registry.browse(NAME).revisionsOf(OTHER)).isEmpty();
    try (PackageReader reader = registry.open(NAME)) {
      assertThat(reader.revisionsOf(NAME)).containsExactly(topHash);
    }
  }

  @Test
  void unknownNamesAreTypedErrors() {
    assertThatThrownBy(() -> registry.browse(NAME))
        .isInstanceOf(PackageNotFoundException.class)
        .hasMessageContaining(NAME.toString());
    assertThatThrownBy(() -> registry.open(NAME)).isInstanceOf(PackageNotFoundException.class);
    push("a.txt", "1");
    String unknown = "0123456789abcdef".repeat(4);
    assertThatThrownBy(() -> registry.browse(NAME, unknown))
        .isInstanceOf(RevisionNotFoundException.class)
        .hasMessageContaining(unknown);
    assertThatThrownBy(() -> registry.open(NAME, unknown.substring(0, 9)))
        .isInstanceOf(RevisionNotFoundException.class);
  }

  @Test
  void wrongTopHashIsRefusedUnlessAllowed() {
    String wrong = "0123456789abcdef".repeat(4);
    CraftedManifest manifest =
        new CraftedManifest().entry("a.txt", store.physicalKey("data/a", null), "a");
    plant(NAME, wrong, manifest.text());
    TopHashMismatchException refused =
        catchThrowableOfType(TopHashMismatchException.class, () -> registry.browse(NAME));
    assertThat(refused.expected()).hasToString(wrong);
    assertThat(refused.actual()).isEqualTo(manifest.topHash());
    assertThatThrownBy(() -> registry.open(NAME)).isInstanceOf(TopHashMismatchException.class);
    BrowseOptions allowed = BrowseOptions.latest().allowWrongTopHash();
    assertThat(registry.browse(NAME, allowed).size()).isEqualTo(1);
    try (PackageReader reader = registry.open(NAME, allowed)) {
      assertThat(reader.size()).isEqualTo(1);
    }
  }

  @Test
  void handwrittenManifestIsRead() {
    CraftedManifest manifest =
        new CraftedManifest().entry("a.txt", store.physicalKey("data/a", null), "a");
    plant(NAME, manifest.topHash().value(), manifest.text());
    QuiltPackage found = registry.browse(NAME);
    assertThat(found.topHash()).isEqualTo(manifest.topHash());
    assertThat(found.totalBytes()).isEqualTo(1);
  }

  @Test
  void entryWithoutChecksumIsRead() {
    CraftedManifest manifest =
        new CraftedManifest().entry("a.txt", store.physicalKey("data/a", null), null, 4);
    plant(NAME, manifest.topHash().value(), manifest.text());
    assertThat(registry.browse(NAME).get("a.txt").checksum()).isEmpty();
    try (PackageReader reader = registry.open(NAME)) {
      assertThat(reader.size()).isEqualTo(1);
    }
  }

  @Test
  void malformedManifestNamesTheLine() {
    CraftedManifest manifest =
        new CraftedManifest().entry("a.txt", store.physicalKey("data/a", null), "a");
    plant(NAME, manifest.topHash().value(), manifest.text() + "{\"logical_key\": \"b");
    MalformedManifestException refused =
        catchThrowableOfType(MalformedManifestException.class, () -> registry.browse(NAME));
    assertThat(refused.line()).isEqualTo(3);
    assertThatThrownBy(() -> registry.open(NAME)).isInstanceOf(MalformedManifestException.class);
  }

  @Test
  void manifestThatIsGoneIsAMissingRevision() {
    TopHash topHash = push("a.txt", "1");
    store.deleteAll(List.of(manifestKey(NAME, topHash.value())));
    assertThatThrownBy(() -> registry.browse(NAME, topHash.value()))
        .isInstanceOf(RevisionNotFoundException.class);
  }
}
