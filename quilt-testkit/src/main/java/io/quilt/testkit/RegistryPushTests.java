package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.EntrySource;
import io.quilt.api.LogicalKey;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageReader;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Revisions are published with their bytes. */
abstract class RegistryPushTests extends RegistryFixture {
  RegistryPushTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void pushCopiesTheBytes() {
    PushResult result = push(content("a.txt", "one", "dir/b.txt", "four"));
    QuiltPackage found = registry.browse(NAME);
    assertThat(result.name()).isEqualTo(NAME);
    assertThat(result.topHash()).isEqualTo(found.topHash());
    assertThat(result.previous()).isEmpty();
    assertThat(result.published()).isTrue();
    assertThat(result.objectsCopied()).isEqualTo(2);
    assertThat(result.bytesCopied()).isEqualTo(7);
    assertThat(dataObjects().keySet()).containsExactly("lab/assays/a.txt", "lab/assays/dir/b.txt");
    PhysicalKey place = found.get("dir/b.txt").physicalKey();
    assertThat(place.withVersionId(null))
        .isEqualTo(registry.location().resolve("lab/assays/dir/b.txt"));
    assertThat(text(found.get("a.txt"))).isEqualTo("one");
    assertThat(text(found.get("dir/b.txt"))).isEqualTo("four");
  }

  @Test
  void sizesAndChecksumsAreThoseOfTheBytes() {
    Path file = file("text");
    push(QuiltPackage.builder().put("a.txt", file).put("empty", file("")).build());
    PackageEntry entry = registry.browse(NAME).get("a.txt");
    assertThat(entry.size()).hasValue(4);
    assertThat(entry.checksum()).contains(Checksum.of(Checksum.SHA2_256_CHUNKED, file));
    assertThat(registry.browse(NAME).get("empty").checksum())
        .contains(
            new Checksum(
                Checksum.SHA2_256_CHUNKED, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
  }

  @Test
  void largeFileIsPushed() throws IOException {
    Path file = file("");
    byte[] bytes = new byte[(8 << 20) + 3];
    bytes[bytes.length - 1] = 1;
    Files.write(file, bytes);
    push(QuiltPackage.builder().put("large.bin", file).build());
    PackageEntry entry = registry.browse(NAME).get("large.bin");
    assertThat(entry.checksum()).contains(Checksum.of(Checksum.SHA2_256_CHUNKED, file));
    assertThat(registry.fetch(entry).bytes()).isEqualTo(bytes);
  }

  @Test
  void emptyPackageIsPushed() {
    TopHash topHash = push(QuiltPackage.empty()).topHash();
    assertThat(registry.browse(NAME).size()).isZero();
    assertThat(listed(NAME)).containsExactly(topHash);
    assertThat(dataObjects()).isEmpty();
  }

  @Test
  void bytesThatAreThereAreNotCopiedAgain() {
    push(content("a.txt", "one", "dir/b.txt", "four"));
    SortedMap<String, String> before = dataObjects();
    PushResult browsed = push(registry.browse(NAME));
    assertThat(browsed.objectsCopied()).isZero();
    assertThat(browsed.bytesCopied()).isZero();
    QuiltPackage.Builder anew = content("a.txt", "one", "dir/b.txt", "four").toBuilder();
    PushResult again = push(anew.revision(NAME, browsed.topHash()).build());
    assertThat(again.objectsCopied()).isZero();
    assertThat(registry.browse(NAME).get("a.txt").physicalKey().withVersionId(null))
        .isEqualTo(registry.location().resolve("lab/assays/a.txt"));
    assertThat(dataObjects()).isEqualTo(before);
  }

  @Test
  void bytesOfAnotherPackageOfTheRegistryStayThere() {
    push(content("a.txt", "one"));
    QuiltPackage first = registry.browse(NAME);
    assertThat(registry.push(OTHER, first).objectsCopied()).isZero();
    assertThat(registry.browse(OTHER).get("a.txt").physicalKey())
        .isEqualTo(first.get("a.txt").physicalKey());
  }

  @Test
  void readerIsPushedAsAStream() {
    TopHash topHash = push(content("a.txt", "one", "b.txt", "two")).topHash();
    try (PackageReader reader = registry.open(NAME)) {
      assertThat(registry.push(OTHER, reader).topHash()).isEqualTo(topHash);
    }
    assertThat(text(registry.browse(OTHER).get("b.txt"))).isEqualTo("two");
  }

  @Test
  void messageAndMetadataAreThoseOfThePush() {
    QuiltPackage content =
        content("a.txt", "1").toBuilder().metadata(Metadata.of(Map.of("old", 1))).build();
    registry.push(NAME, content, PushOptions.message("first"));
    assertThat(registry.browse(NAME).message()).contains("first");
    assertThat(registry.browse(NAME).metadata()).isEqualTo(Metadata.of(Map.of("old", 1)));
    Metadata replacement = Metadata.of(Map.of("new", 2));
    registry.push(NAME, registry.browse(NAME), PushOptions.builder().metadata(replacement).build());
    assertThat(registry.browse(NAME).message()).isEmpty();
    assertThat(registry.browse(NAME).header().asMap()).containsEntry("message", null);
    assertThat(registry.browse(NAME).metadata()).isEqualTo(replacement);
    registry.push(
        NAME, registry.browse(NAME), PushOptions.builder().metadata(Metadata.empty()).build());
    assertThat(registry.browse(NAME).metadata()).isEqualTo(Metadata.empty());
  }

  @Test
  void wrongChecksumPublishesNothing() {
    PackageEntry entry =
        PackageEntry.of(LogicalKey.of("a.txt"), PhysicalKey.of(file("text")))
            .withContent(4, new Checksum(Checksum.SHA256, CraftedManifest.sha256("else")));
    assertThatThrownBy(() -> push(QuiltPackage.builder().put(entry).build()))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining("a.txt");
    assertThat(packages()).isEmpty();
  }

  @Test
  void missingBytesPublishNothing() throws IOException {
    Path file = file("soon gone");
    QuiltPackage content =
        with(QuiltPackage.builder().put("b.txt", file).build(), "a.txt", "there");
    Files.delete(file);
    assertThatThrownBy(() -> push(content)).isInstanceOf(QuiltException.class);
    assertThat(packages()).isEmpty();
    assertThat(registry.latest(NAME)).isEmpty();
  }

  @Test
  void contentWithAKeyTwiceIsRefused() {
    PackageEntry a = PackageEntry.of(LogicalKey.of("a"), PhysicalKey.of(file("a")));
    PackageEntry b = PackageEntry.of(LogicalKey.of("b"), PhysicalKey.of(file("b")));
    assertThatThrownBy(() -> registry.push(NAME, source(List.of(a, a, b))))
        .isInstanceOfAny(MalformedManifestException.class, IllegalArgumentException.class)
        .hasMessageContaining("a");
    assertThat(packages()).isEmpty();
    assertThat(registry.push(NAME, source(List.of(a, b))).published()).isTrue();
  }

  @Test
  void contentOutOfOrderIsNotPublishedSo() {
    PackageEntry a = PackageEntry.of(LogicalKey.of("a"), PhysicalKey.of(file("a")));
    PackageEntry b = PackageEntry.of(LogicalKey.of("b"), PhysicalKey.of(file("b")));
    try {
      registry.push(NAME, source(List.of(b, a)));
    } catch (MalformedManifestException refused) {
      assertThat(packages()).isEmpty();
      return;
    }
    try (PackageReader reader = registry.open(NAME);
        Stream<PackageEntry> entries = reader.entries()) {
      assertThat(entries.map(entry -> entry.logicalKey().value())).containsExactly("a", "b");
    }
  }

  private static EntrySource source(List<PackageEntry> entries) {
    return new EntrySource() {
      @Override
      public Metadata header() {
        return Metadata.of(Map.of("version", "v0"));
      }

      @Override
      public SortedMap<LogicalKey, Metadata> directories() {
        return Collections.emptySortedMap();
      }

      @Override
      public Stream<PackageEntry> entries() {
        return entries.stream();
      }
    };
  }

  @Test
  void listenerFollowsToTheEnd() {
    List<TransferProgress> seen = new CopyOnWriteArrayList<>();
    QuiltPackage content = content("a", "1", "b", "22", "c", "333");
    registry.push(NAME, content, PushOptions.builder().listener(seen::add).build());
    assertThat(seen).isNotEmpty();
    assertThat(seen).extracting(TransferProgress::objects).isSorted();
    assertThat(seen).extracting(TransferProgress::bytes).isSorted();
    TransferProgress last = seen.get(seen.size() - 1);
    assertThat(last.objects()).isEqualTo(3);
    assertThat(last.bytes()).isEqualTo(6);
    assertThat(last.totalObjects()).isIn(-1L, 3L);
  }

  @Test
  void listenerThatFailsEndsThePush() {
    IllegalStateException enough = new IllegalStateException("enough");
    PushOptions options =
        PushOptions.builder()
            .listener(
                progress -> {
                  throw enough;
                })
            .build();
    assertThatThrownBy(() -> registry.push(NAME, content("a", "1"), options)).isSameAs(enough);
    assertThat(packages()).isEmpty();
  }

  @Test
  void interruptedPushPublishesNothing() {
    QuiltPackage content = content("a", "1", "b", "2");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> push(content)).isInstanceOf(QuiltInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(packages()).isEmpty();
    assertThat(push(content).objectsCopied()).isLessThanOrEqualTo(2);
  }
}
