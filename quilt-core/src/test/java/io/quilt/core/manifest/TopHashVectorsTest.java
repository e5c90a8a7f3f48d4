package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.api.LogicalKey;
import io.quilt.core.json.WrittenJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopHashVectorsTest {
  static Stream<Named<JsonNode>> vectors() {
    return Vectors.cases("tophash.json").map(Vectors::named);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void buildsWhatQuilt3Builds(JsonNode vector) {
    JsonNode build = vector.get("build");
    try (Manifest built =
        new Manifest(header(build), directories(build), entries(build.get("entries")))) {
      assertAsInVector(built, vector);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsAndWritesTheSameBytes(JsonNode vector) {
    try (Manifest read = Manifests.read(vector.get("manifest").asText())) {
      assertAsInVector(read, vector);
    }
  }

  private static void assertAsInVector(Manifest manifest, JsonNode vector) {
    assertThat(Manifests.write(manifest)).isEqualTo(vector.get("manifest").asText());
    assertThat(Manifests.topHash(manifest)).isEqualTo(vector.get("top_hash").asText());
    assertThat(Manifests.keys(manifest.entries())).isEqualTo(texts(vector.get("keys")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static ManifestHeader header(JsonNode build) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("version", "v0");
    for (String name : List.of("user_meta", "workflow", "message")) {
      JsonNode json = build.get(name + "_json");
      if (json != null) {
        members.put(name, WrittenJson.parse(json.asText()));
      }
    }
    return ManifestHeader.of(members);
  }

  private static DirectoryMetadata directories(JsonNode build) {
    Map<LogicalKey, String> json = new LinkedHashMap<>();
    for (JsonNode directory : build.get("dirs")) {
      String key = directory.get("key").asText();
      json.put(
          LogicalKey.of(key.substring(0, key.length() - 1)), directory.get("meta_json").asText());
    }
    return DirectoryMetadata.of(json);
  }

  private static PackedEntries entries(JsonNode list) {
    ManifestRow row = new ManifestRow();
    try (EntryCollector collector = new EntryCollector(Spool.inMemory())) {
      for (JsonNode entry : list) {
        collector.add(
            row.set(
                entry.get("logical_key").asText(),
                entry.get("physical_key").asText(),
                entry.get("size").asLong(),
                entry.get("hash").get("type").asText(),
                entry.get("hash").get("value").asText(),
                entry.get("meta_json").asText()));
      }
      return collector.finish();
    }
  }
}
