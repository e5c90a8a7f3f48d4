package io.quilt.core.hash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answers of quilt3 on checksums. */
final class Vectors {
  private static final JsonNode CHECKSUMS = read("/vectors/checksums.json");

  private Vectors() {}

  static Stream<JsonNode> checksums(String member) {
    return StreamSupport.stream(CHECKSUMS.required(member).spliterator(), false);
  }

  /** The content of the vectors' formula. */
  static byte[] content(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31 + 7);
    }
    return content;
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
