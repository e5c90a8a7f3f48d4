package io.quilt.core.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The answers of quilt3; {@code docs/quiltignore.md} says why some differ. */
class QuiltIgnoreVectorsTest {
  @Test
  void onlyTheDocumentedAnswersDiffer() throws IOException {
    Map<String, Set<String>> different = new TreeMap<>();
    for (JsonNode vector : vectors()) {
      Set<String> kept = new TreeSet<>();
      QuiltIgnore rules = QuiltIgnore.parse(vector.required("quiltignore").textValue());
      for (String file : texts(vector.required("files"))) {
        if (!rules.ignores(file, false)) {
          kept.add(file);
        }
      }
      if (!rules.ignores(QuiltIgnore.FILE_NAME, false)) {
        kept.add(QuiltIgnore.FILE_NAME);
      }
      if (!kept.equals(texts(vector.required("keys")))) {
        different.put(vector.required("id").textValue(), kept);
      }
    }
    assertThat(different).isEqualTo(Map.of());
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static JsonNode vectors() throws IOException {
    String resource = "/vectors/quiltignore.json";
    try (InputStream in =
        Objects.requireNonNull(QuiltIgnoreVectorsTest.class.getResourceAsStream(resource))) {
      return new ObjectMapper().readTree(in).required("cases");
    }
  }
}
