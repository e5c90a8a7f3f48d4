package io.quilt.core.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.core.VectorFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The answers of quilt3; {@code docs/quiltignore.md} says why some differ. */
class QuiltIgnoreVectorsTest {
  private static final Map<String, Set<String>> DOCUMENTED =
      Map.of(
          "AI05", Set.of(".quiltignore", "c"),
          "AI06", Set.of("#x", ".quiltignore", "keep", "x"),
          "AI07", Set.of(".quiltignore", "keep", "x"),
          "AI09", Set.of(".quiltignore", "a ", "b"),
          "AI21", Set.of(".quiltignore", "a/b/c.txt", "xb/c.txt"),
          "AI36",
              Set.of(
                  ".quiltignore",
                  "a/a/c",
                  "a/c/ab",
                  "ab/d.x/a",
                  "ab/d.x/d.x",
                  "b.txt/.d/c",
                  "b.txt/a",
                  "c/a",
                  "d.x"),
          "AI37", Set.of(".d", ".quiltignore", "a/a/d.x", "a/c", "c/ab/d.x"));

  @Test
  void onlyTheDocumentedAnswersDiffer() {
    Map<String, Set<String>> different = new TreeMap<>();
    for (JsonNode vector : VectorFile.read("quiltignore.json").required("cases")) {
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
    assertThat(different).isEqualTo(DOCUMENTED);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
