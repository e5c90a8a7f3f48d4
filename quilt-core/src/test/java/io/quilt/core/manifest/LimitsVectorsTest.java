package io.quilt.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.api.QuiltException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsVectorsTest {
  static Stream<JsonNode> vectors() {
    return Vectors.cases("limits.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesRecordsUpToTheLimit(JsonNode vector) {
    String value =
        vector.get("value_char").asText().repeat(vector.get("value_repeat").asInt())
            + "x".repeat(vector.get("value_then_x").asInt());
    ManifestRow row =
        new ManifestRow()
            .set(
                "a",
                "s3://b/k",
                1,
                "SHA256",
                Manifests.SHA256,
                "{\"user_meta\": {\"v\": \"" + value + "\"}}");
    try (EntryCollector collector = new EntryCollector(Spool.inMemory())) {
      collector.add(row);
      Manifest manifest =
          new Manifest(
              ManifestHeader.ofJson("{\"version\": \"v0\"}"),
              DirectoryMetadata.none(),
              collector.finish());
      if (vector.get("ok").asBoolean()) {
        String record = Manifests.write(manifest).split("\n", -1)[1];
        assertThat(record.getBytes(StandardCharsets.UTF_8))
            .hasSize(vector.get("record_bytes").asInt());
      } else {
        assertThatThrownBy(() -> Manifests.write(manifest))
            .isInstanceOf(QuiltException.class)
            .hasMessageContaining("entry 'a' is " + vector.get("record_bytes").asInt() + " bytes");
      }
    }
  }
}
