package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.UnverifiableEntryException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that quilt3 would not write; docs/interop-choices.md says why where we differ. */
class LoadVectorsTest {
  /** What quilt3 loads and we refuse, with a part of the reason. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("AL016", "well-formed Unicode"),
          Map.entry("AL017", "too large for a float"),
          Map.entry("AL019", "NaN"),
          Map.entry("AL028", "size must be"),
          Map.entry("AL030", "type and a value only"),
          Map.entry("AL037", "segment"),
          Map.entry("AL041", "segment"),
          Map.entry("AL042", "segment"),
          Map.entry("AL043", "segment"),
          Map.entry("AL044", "segment"),
          Map.entry("AL045", "segment"));

  /** What quilt3 loads but cannot write, and we can. */
  private static final Set<String> WRITTEN = Set.of("AL015");

  static Stream<Named<JsonNode>> accepted() {
    return Vectors.cases("load.json").filter(LoadVectorsTest::isAccepted).map(Vectors::named);
  }

  static Stream<Named<JsonNode>> refused() {
    return Vectors.cases("load.json").filter(v -> !isAccepted(v)).map(Vectors::named);
  }

  private static boolean isAccepted(JsonNode vector) {
    return isOk(vector, "load") && !REFUSED.containsKey(vector.get("id").asText());
  }

  private static boolean isOk(JsonNode vector, String part) {
    return vector.get(part).get("ok").asBoolean();
  }

  @Test
  void choicesAreAboutCasesThatQuilt3Loads() {
    assertThat(
            Vectors.cases("load.json").filter(v -> isOk(v, "load")).map(v -> v.get("id").asText()))
        .containsAll(REFUSED.keySet())
        .containsAll(WRITTEN);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void readsWhatQuilt3Reads(JsonNode vector) {
    try (Manifest manifest = Manifests.read(vector.get("text").asText())) {
      assertThat(Manifests.keys(manifest.entries()))
          .map(Object::toString)
          .containsExactlyElementsOf(
              () ->
                  Stream.of(vector.get("load").get("keys"))
                      .flatMap(
                          keys ->
                              Stream.iterate(0, i -> i < keys.size(), i -> i + 1).map(keys::get))
                      .map(JsonNode::asText)
                      .iterator());
      assertTopHash(manifest, vector);
      if (!WRITTEN.contains(vector.get("id").asText())) {
        assertThat(Manifests.write(manifest)).isEqualTo(vector.get("dump").get("text").asText());
      }
    }
  }

  private static void assertTopHash(Manifest manifest, JsonNode vector) {
    if (isOk(vector, "top_hash")) {
      assertThat(Manifests.topHash(manifest))
          .isEqualTo(vector.get("top_hash").get("value").asText());
    } else {
      assertThatThrownBy(() -> Manifests.topHash(manifest))
          .isInstanceOf(UnverifiableEntryException.class)
          .hasMessageContaining("cannot be verified");
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesTheRest(JsonNode vector) {
    String reason = REFUSED.getOrDefault(vector.get("id").asText(), "");
    assertThatThrownBy(() -> Manifests.read(vector.get("text").asText()))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void writesALoneSurrogateAsItsEscape() {
    JsonNode vector =
        Vectors.cases("load.json")
            .filter(v -> v.get("id").asText().equals("AL015"))
            .findFirst()
            .get();
    try (Manifest manifest = Manifests.read(vector.get("text").asText());
        Manifest again = Manifests.read(Manifests.write(manifest))) {
      assertThat(Manifests.write(manifest)).contains("{\"v\": \"\\ud83dx\"}");
      assertThat(Manifests.topHash(again)).isEqualTo(Manifests.topHash(manifest));
    }
  }
}
