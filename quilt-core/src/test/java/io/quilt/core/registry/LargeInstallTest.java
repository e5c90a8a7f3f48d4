package io.quilt.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installing of a large object, which comes in several parts at once. */
class LargeInstallTest {
  private static final PackageName NAME = PackageName.of("lab/images");
  private static final int CHUNK = 8 << 20;
  private static final int CHUNKS = 4;

  @TempDir Path folder;

  private final RangedStore store = new RangedStore();
  private final byte[] content = new byte[(CHUNKS - 1) * CHUNK + 12_345];
  private Quilt quilt;
  private Registry registry;
  private Path target;

  /** Notes the ranges of the data that are read, and fails at those that it is told. */
  private static final class RangedStore extends HeapStore {
    final List<Long> offsets = new ArrayList<>();
    LongPredicate fails = offset -> false;

    RangedStore() {
      super(HeapProvider.ROOT, true);
    }

    @Override
    public ObjectContent read(ReadRequest request) {
      if (request.key().startsWith("lab/")) {
        synchronized (offsets) {
          offsets.add(request.offset());
        }
        if (fails.test(request.offset())) {
          throw new StorageException("the test's own failure", null);
        }
      }
      return super.read(request);
    }
  }

  @BeforeEach
  void push() throws IOException {
    new Random(7).nextBytes(content);
    Path source = Files.write(folder.resolve("source"), content);
    target = folder.resolve("installed");
    quilt =
        Quilt.builder()
            .config(
                QuiltConfig.defaults()
                    .with(QuiltConfig.DEFAULT_LOCAL_REGISTRY, HeapProvider.ROOT.toString()))
            .provider(new HeapProvider(store))
            .build();
    registry = quilt.registry(HeapProvider.ROOT.toString());
    QuiltPackage images = QuiltPackage.builder().put("big.tif", source).build();
    registry.push(NAME, images, PushOptions.defaults());
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  private List<String> files() throws IOException {
    if (Files.notExists(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void comesInTheChunksOfItsChecksum() throws IOException {
    registry.install(NAME, target);

    assertThat(target.resolve("big.tif")).hasBinaryContent(content);
    assertThat(files()).containsExactly("big.tif");
    assertThat(store.offsets).containsExactlyInAnyOrder(0L, (long) CHUNK, 2L * CHUNK, 3L * CHUNK);
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    store.fails = offset -> offset == 2L * CHUNK;
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the test's own failure");
    assertThat(files()).isNotEmpty().doesNotContain("big.tif");

    store.fails = offset -> false;
    store.offsets.clear();
    registry.install(NAME, target);

    assertThat(target.resolve("big.tif")).hasBinaryContent(content);
    assertThat(files()).containsExactly("big.tif");
    assertThat(store.offsets).contains(2L * CHUNK).doesNotContain(0L, (long) CHUNK);
  }

  @Test
  void doesNotBelieveWhatWasLeft() throws IOException {
    store.fails = offset -> offset == 2L * CHUNK;
    assertThatThrownBy(() -> registry.install(NAME, target)).isInstanceOf(StorageException.class);
    for (String left : files()) {
      byte[] bytes = Files.readAllBytes(target.resolve(left));
      bytes[5] ^= 1;
      Files.write(target.resolve(left), bytes);
    }

    store.fails = offset -> false;
    registry.install(NAME, target);

    assertThat(target.resolve("big.tif")).hasBinaryContent(content);
  }

  @Test
  void leavesNothingOfOtherBytes() throws IOException {
    byte[] other = content.clone();
    other[CHUNK] ^= 1;
    store.put("lab/images/big.tif", Body.of(other), PutCondition.always());

    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContainingAll("big.tif", Checksum.SHA2_256_CHUNKED);
    assertThat(files()).isEmpty();
  }
}
