package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.LogicalKey;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  private static final String HEADER = "{\"version\": \"v0\"}\n";

  private static void assertMalformed(String text, long line, String problem) {
    assertThatThrownBy(() -> Manifests.read(text))
        .isInstanceOfSatisfying(
            MalformedManifestException.class,
            e -> {
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.source()).isEqualTo("test");
              assertThat(e).hasMessageContaining(problem);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'',empty,segment",
    "/a,leading,segment",
    "a/,trailing,segment",
    "a//b,double,segment",
    "../a,up,segment",
    "a/../b,up,segment",
    "a/./b,here,segment",
    ".,here,segment",
    "..,up,segment"
  })
  void refusesHostileKeys(String key, String what, String problem) {
    assertMalformed(HEADER + Manifests.row("a0") + Manifests.row(key, "s3://b/k"), 3, problem);
    String spacious = Manifests.row(key, "s3://b/k").replace("\"size\": 1", "\"size\" : 1");
    assertMalformed(HEADER + Manifests.row("a0") + spacious, 3, problem);
  }

  @Test
  void keepsKeysThatOnlyLookHostile() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (String key : List.of("...", ".a", "a..", "a\\\\..\\\\b", "nul\\u0000")) {
      rows.append(Manifests.row(key, "s3://b/k"));
    }
    String text = rows.toString();
    try (Manifest manifest = Manifests.read(text)) {
      assertThat(Manifests.keys(manifest.entries()))
          .containsExactly("...", ".a", "a..", "a\\..\\b", "nul\u0000");
      assertThat(Manifests.write(manifest)).isEqualTo(text);
    }
  }

  @Test
  void namesTheLine() {
    assertMalformed("", 0, "empty");
    assertMalformed("\n", 1, "blank");
    assertMalformed("[]\n", 1, "object");
    assertMalformed(HEADER + "\n", 2, "blank");
    assertMalformed(HEADER + Manifests.row("a") + "x\n" + Manifests.row("b"), 3, "invalid JSON");
    assertMalformed(HEADER + Manifests.row("a") + Manifests.row("a"), 3, "duplicate");
    assertMalformed(HEADER + Manifests.row("a") + Manifests.row("a/b"), 3, "both a file");
    assertMalformed(HEADER + Manifests.row("a/b") + Manifests.row("a"), 3, "both a file");
    assertMalformed(
        HEADER + Manifests.row("a") + "{\"logical_key\": \"a/b/\", \"meta\": {\"k\": 1}}",
        3,
        "'a' is both a file");
    assertMalformed(HEADER + "{\"logical_key\": \"a\", \"meta\": {}}", 2, "names no directory");
    assertMalformed(HEADER + "{\"logical_key\": \"a/../\", \"meta\": {}}", 2, "segment");
    assertMalformed(HEADER + "{\"logical_key\": \"a/\"}", 2, "meta is missing");
  }

  @Test
  void namesTheLineBeyondTheFirstPiece() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      text.append(Manifests.row("k%05d".formatted(i)));
    }
    String good = text.toString();
    assertThat(good.length()).isGreaterThan(3 * ChunkReader.SIZE);
    assertMalformed(good + "{\n", 5002, "invalid JSON");
    assertMalformed(good + Manifests.row("k04999"), 5002, "duplicate");
    assertMalformed(good.replace("\"k04000\"", "\"k03999\""), 4002, "duplicate");
  }

  @Test
  void refusesCarriageReturnsThatDoNotEndALine() {
    String row = Manifests.row("a");
    assertMalformed(HEADER + row.replace(", \"size\"", ",\r\"size\""), 2, "carriage return");
    assertMalformed(HEADER + row.strip() + "\r", 2, "carriage return");
    assertMalformed(HEADER + row.strip() + "\r\r\n", 2, "carriage return");
    try (Manifest manifest = Manifests.read((HEADER + row).replace("\n", "\r\n"))) {
      assertThat(Manifests.write(manifest)).isEqualTo(HEADER + row);
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] text = (HEADER + Manifests.row("a?")).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == '?' ? (byte) 0xe9 : text[i];
    }
    assertThatThrownBy(() -> Manifests.read(text, Spool.inMemory()))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void boundsRecords() {
    String row = Manifests.row("a".repeat(600_000));
    ManifestReader narrow = new ManifestReader(Workers.none(), Spool.inMemory(), row.length() - 1);
    byte[] text = (HEADER + row).getBytes(StandardCharsets.UTF_8);
    try (Manifest manifest = narrow.read(new ByteArrayInputStream(text), "test")) {
      assertThat(manifest.entries().size()).isEqualTo(1);
    }
    for (int limit : new int[] {row.length() - 2, 1000, 18}) {
      ManifestReader tight = new ManifestReader(Workers.none(), Spool.inMemory(), limit);
      assertThatThrownBy(() -> tight.read(new ByteArrayInputStream(text), "test"))
          .isInstanceOf(MalformedManifestException.class)
          .hasMessageContaining("line 2: a record of more than " + limit + " bytes");
    }
    ManifestReader none = new ManifestReader(Workers.none(), Spool.inMemory(), 5);
    assertThatThrownBy(() -> none.read(new ByteArrayInputStream(text), "test"))
        .hasMessageContaining("line 1: a record of more than 5 bytes");
  }

  @Test
  void readsDirectoriesWithTheirMetadata() {
    String text =
        HEADER
            + "{\"logical_key\": \"a/\", \"meta\": {\"k\": 1}}\n"
            + "{\"logical_key\": \"a/b/\", \"meta\": {\"k\": 2}}\n"
            + "{\"logical_key\": \"a-/\", \"meta\": {\"k\": 3}}\n"
            + Manifests.row("a/x");
    try (Manifest manifest = Manifests.read(text)) {
      assertThat(manifest.directories().asMap())
          .containsExactly(
              Map.entry(LogicalKey.of("a"), "{\"k\": 1}"),
              Map.entry(LogicalKey.of("a/b"), "{\"k\": 2}"),
              Map.entry(LogicalKey.of("a-"), "{\"k\": 3}"));
      assertThat(Manifests.write(manifest)).isEqualTo(text);
    }
  }

  @Test
  void boundsTheMetadataOfDirectories() {
    DirectoryMetadata directories = new DirectoryMetadata();
    String meta = "{\"k\": \"" + "x".repeat(1 << 20) + "\"}";
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 70; i++) {
                directories.put(new DirectoryRow("d/", meta, i));
              }
            })
        .isInstanceOf(ManifestProblem.class)
        .hasMessageContaining("directory metadata");
  }

  @Test
  void readsAManifestWithoutEntries() {
    try (Manifest manifest = Manifests.read(HEADER)) {
      assertThat(manifest.entries().size()).isZero();
      assertThat(manifest.entries().find("a")).isNull();
      assertThat(Manifests.keys(manifest.entries())).isEmpty();
      assertThatThrownBy(() -> manifest.entries().get(0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void reportsAMissingFile(@TempDir Path directory) {
    ManifestReader reader = new ManifestReader(Workers.none(), Spool.inMemory());
    assertThatThrownBy(() -> reader.read(directory.resolve("absent")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void reportsAStreamThatBreaks() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    ManifestReader reader = new ManifestReader(Workers.none(), Spool.inMemory());
    assertThatThrownBy(() -> reader.read(broken, "pipe"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("pipe")
        .hasRootCauseMessage("broken");
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Manifests.read(Manifests.of("a")))
          .isInstanceOf(QuiltInterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void doesWithoutAnExecutorThatRefuses() {
    Workers refusing =
        Workers.borrow(
            job -> {
              throw new RejectedExecutionException();
            },
            3);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      text.append(Manifests.row("k%05d".formatted(i)));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ManifestReader reader = new ManifestReader(refusing, Spool.inMemory());
    try (Manifest manifest = reader.read(new ByteArrayInputStream(bytes), "test")) {
      assertThat(manifest.entries().size()).isEqualTo(5000);
    }
  }
}
