package io.quilt.core.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;

/** Cases that were written by running quilt3. */
final class Vectors {
  private Vectors() {}

  static Stream<JsonNode> cases(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
      return StreamSupport.stream(
          new ObjectMapper().readTree(in).get("cases").spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Named<JsonNode> named(JsonNode vector) {
    return Named.of(vector.get("id").asText() + " " + vector.get("note").asText(), vector);
  }
}
