package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.SearchRequest;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreCapabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stores in memory share, and what an application can do with them. */
class MemoryObjectStoreProviderTest {
  private static final PackageName NAME = PackageName.of("lab/assays");

  @Test
  void providerIsFound() {
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      assertThat(quilt.providers()).hasAtLeastOneElementOfType(MemoryObjectStoreProvider.class);
    }
  }

  @Test
  void storesOfOneNameAreOne() {
    MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
    put(memory.store("a"), "key");
    assertThat(memory.store("a").head("key", null)).isPresent();
    assertThat(memory.store("b").head("key", null)).isEmpty();
    assertThat(new MemoryObjectStoreProvider().store("a").head("key", null)).isEmpty();
  }

  @Test
  void copyGoesFromStoreToStore() {
    MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
    put(memory.store("a"), "key");
    PhysicalKey source = memory.store("a").physicalKey("key", null);
    assertThat(memory.store("b").copyFrom(source, "copy", PutCondition.ifAbsent())).isPresent();
    assertThat(memory.store("b").head("copy", null)).isPresent();
    PhysicalKey elsewhere = PhysicalKey.parse("s3://bucket/key");
    assertThat(memory.store("b").copyFrom(elsewhere, "x", PutCondition.always())).isEmpty();
  }

  @Test
  void registryHasNoPath() {
    MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
    try (Quilt quilt = quilt(memory)) {
      assertThatIllegalArgumentException().isThrownBy(() -> quilt.registry("mem://bucket/path"));
    }
  }

  @Test
  void checksumsAreQuilts() {
    ObjectStore store =
        new MemoryObjectStoreProvider(new StoreCapabilities(true, true, true)).store("a");
    assertThat(store.put("key", Body.of(new byte[0]), PutCondition.always()).checksums())
        .containsExactly(
            new Checksum(
                Checksum.SHA2_256_CHUNKED, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
  }

  @Test
  void checksumsOfSeveralChunksAreThoseOfFiles(@TempDir Path folder) throws IOException {
    ObjectStore store =
        new MemoryObjectStoreProvider(new StoreCapabilities(false, true, true)).store("a");
    for (int size : List.of(1, 8 << 20, (8 << 20) + 1, 20 << 20)) {
      Path file = Files.write(folder.resolve("file"), new byte[size]);
      assertThat(store.put("key", Body.of(file), PutCondition.always()).checksums())
          .containsExactly(Checksum.of(Checksum.SHA2_256_CHUNKED, file));
    }
  }

  @Test
  void hookSeesAndStopsOperations() {
    MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
    ObjectStore store = memory.store("a");
    List<String> seen = new ArrayList<>();
    memory.before(
        (operation, key) -> {
          seen.add(operation + " " + key);
          if (operation == StoreHook.Operation.PUT) {
            throw new ServiceUnavailableException("Not now", 503, null);
          }
        });
    assertThat(store.head("key", null)).isEmpty();
    assertThatThrownBy(() -> put(store, "key")).isInstanceOf(ServiceUnavailableException.class);
    assertThat(store.head("key", null)).isEmpty();
    assertThat(seen).containsExactly("HEAD key", "PUT key", "HEAD key");
  }

  @Test
  void dataOutlivesTheQuiltThatWroteIt(@TempDir Path folder) throws IOException {
    MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
    try (Quilt quilt = quilt(memory)) {
      quilt.registry("mem://bucket").push(NAME, content(folder));
    }
    try (Quilt quilt = quilt(memory)) {
      QuiltPackage found = quilt.registry("mem://bucket").browse(NAME);
      assertThat(quilt.registry("mem://bucket").fetch(found.get("a.txt")).text()).isEqualTo("a");
    }
    try (Quilt quilt = quilt(new MemoryObjectStoreProvider())) {
      assertThat(quilt.registry("mem://bucket").packages()).isEmpty();
    }
  }

  @Test
  void quiltFindsTheProviderByItself(@TempDir Path folder) throws IOException {
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      quilt.registry("mem://bucket").push(NAME, content(folder));
      try (Stream<PackageName> names = quilt.registry("mem://bucket").packages()) {
        assertThat(names).containsExactly(NAME);
      }
    }
  }

  @Test
  void searcherSeesWhatARegistryHolds(@TempDir Path folder) throws IOException {
    try (Quilt quilt = quilt(new MemoryObjectStoreProvider())) {
      InMemorySearcher searcher = InMemorySearcher.over(quilt.registry("mem://bucket"));
      assertThat(total(searcher, "*:*")).isZero();
      quilt.registry("mem://bucket").push(NAME, content(folder));
      assertThat(total(searcher, "ptr_name:lab\\/assays AND ptr_tag:latest")).isEqualTo(1);
      assertThat(total(searcher, "_exists_:ptr_last_modified")).isEqualTo(1);
      assertThat(total(searcher, "mnfst_stats.total_files:1")).isEqualTo(1);
      assertThat(total(searcher, "entry_lk:a.txt AND entry_size:1")).isEqualTo(1);
      assertThat(total(searcher, "key:lab\\/assays\\/a.txt AND ext:.txt")).isEqualTo(1);
      SearchRequest all = SearchRequest.query("*:*").buckets(List.of("bucket"));
      assertThat(searcher.search(all).total()).isEqualTo(5);
    }
  }

  private static Quilt quilt(MemoryObjectStoreProvider memory) {
    return Quilt.builder().config(QuiltConfig.defaults()).provider(memory).build();
  }

  private static QuiltPackage content(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    return QuiltPackage.builder().put("a.txt", file).build();
  }

  private static long total(InMemorySearcher searcher, String query) {
    return searcher.search(SearchRequest.query(query)).total();
  }

  private static void put(ObjectStore store, String key) {
    store.put(key, Body.of(new byte[1]), PutCondition.always());
  }
}
