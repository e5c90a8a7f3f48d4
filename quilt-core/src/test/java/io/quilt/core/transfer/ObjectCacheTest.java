package io.quilt.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PhysicalKey;
import io.quilt.core.config.DiskUserFiles;
import io.quilt.core.config.MemoryUserFiles;
import io.quilt.core.config.UserDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no inode there")
class ObjectCacheTest {
  private static final PhysicalKey PINNED = PhysicalKey.parse("s3://bucket/a%20b.csv?versionId=v1");

  @TempDir Path folder;
  private Path file;
  private ObjectCache cache;

  @BeforeEach
  void remember() throws IOException {
    file = Files.writeString(folder.resolve("b.csv"), "one");
    cache = ObjectCache.of(new DiskUserFiles(UserDirectories.below(folder.resolve("Quilt"))));
    cache.remember(PINNED, file);
  }

  private List<Path> notes() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("Quilt"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aNoteIsWhereQuilt3LooksForItAndAsItWritesIt() throws IOException {
    // sha256 of s3://bucket/a%20b.csv?versionId=v1
    assertThat(notes())
        .containsExactly(
            folder.resolve(
                "Quilt/Cache/v0/d5/37f68f9ee8a3eccff6085bb36a9b6591d9e302dddca73ac8673a245a9f99b7"));
    assertThat(notes().get(0)).content().matches("\\[\"" + file + "\", \\d+, \\d+, \\d{19}]");
  }

  @Test
  void aFileIsFoundUntilItChanges() throws IOException {
    assertThat(cache.find(PINNED)).contains(file);

    Files.delete(file);
    assertThat(cache.find(PINNED)).isEmpty();
    Files.writeString(file, "two");
    assertThat(cache.find(PINNED)).isEmpty();
  }

  @Test
  void onlyPinnedVersionsCount() throws IOException {
    PhysicalKey latest = PINNED.withVersionId(null);
    cache.remember(latest, file);

    assertThat(cache.find(latest)).isEmpty();
    assertThat(cache.find(PINNED.withVersionId("v2"))).isEmpty();
    assertThat(notes()).hasSize(1);
  }

  @Test
  void aDamagedNoteIsNone() throws IOException {
    for (String damaged : List.of("", "[", "[]", "{}", "[1, 2, 3, 4]", "[\"\\u0000\", 1, 2, 3]")) {
      Files.writeString(notes().get(0), damaged);
      assertThat(cache.find(PINNED)).as(damaged).isEmpty();
    }
  }

  @Test
  void aClientInMemoryHasNone() {
    ObjectCache none = ObjectCache.of(new MemoryUserFiles());
    none.remember(PINNED, file);

    assertThat(none.find(PINNED)).isEmpty();
  }
}
