package io.quilt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.core.VectorFile;
import io.quilt.spi.Chunks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksumVectorsTest {
  private final FileHasher files = new FileHasher(Runnable::run, 1);

  static Stream<JsonNode> contents() {
    return VectorFile.elements("checksums.json", "contents");
  }

  static Stream<JsonNode> texts() {
    return VectorFile.elements("checksums.json", "texts_utf8");
  }

  static Stream<JsonNode> chunkSizes() {
    return VectorFile.elements("checksums.json", "chunk_sizes");
  }

  @ParameterizedTest
  @MethodSource("contents")
  void contentsOfAFormula(JsonNode vector, @TempDir Path folder) throws IOException {
    check(vector, Vectors.content(vector.required("size").intValue()), folder);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void texts(JsonNode vector, @TempDir Path folder) throws IOException {
    check(vector, vector.required("text").textValue().getBytes(StandardCharsets.UTF_8), folder);
  }

  private void check(JsonNode vector, byte[] content, Path folder) throws IOException {
    Path file = Files.write(folder.resolve("content"), content);
    for (ChecksumType type : ChecksumType.values()) {
      String value = vector.required(type.label()).textValue();
      assertThat(hash(Hasher.of(type, content.length), content)).isEqualTo(value);
      assertThat(hash(Hasher.ofUnknownSize(type), content)).isEqualTo(value);
      assertThat(files.hash(file, type).checksum().value()).isEqualTo(value);
      assertThat(files.hash(file, type).size()).isEqualTo(content.length);
    }
  }

  private static String hash(Hasher hasher, byte[] content) {
    hasher.update(content, 0, content.length);
    return hasher.finish().value();
  }

  @ParameterizedTest
  @MethodSource("chunkSizes")
  void chunkSizes(JsonNode vector) {
    long size = vector.required("size").longValue();
    assertThat(Chunks.size(size)).isEqualTo(vector.required("chunksize").longValue());
    assertThat(Chunks.count(size)).isEqualTo(vector.required("parts").intValue());
  }

  @ParameterizedTest
  @EnumSource(ChecksumType.class)
  void typesAreFoundByTheirNames(ChecksumType type) {
    assertThat(ChecksumType.of(type.label())).isEqualTo(type);
    assertThat(ChecksumType.find(type.label().toUpperCase(java.util.Locale.ROOT) + "?")).isEmpty();
  }

  @Test
  void anUnknownTypeNamesTheKnownOnes() {
    assertThatThrownBy(() -> ChecksumType.of("md5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("md5", "sha2-256-chunked", "SHA256", "CRC64NVME");
  }
}
