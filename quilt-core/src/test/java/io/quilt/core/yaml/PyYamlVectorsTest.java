package io.quilt.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quilt.core.VectorFile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of PyYAML. */
class PyYamlVectorsTest {
  static Stream<JsonNode> writes() {
    return VectorFile.elements("pyyaml.json", "writes");
  }

  static Stream<JsonNode> reads() {
    return VectorFile.elements("pyyaml.json", "reads");
  }

  @ParameterizedTest
  @MethodSource("writes")
  @SuppressWarnings("unchecked")
  void writesTheSameAndReadsItBack(JsonNode vector) {
    Map<String, Object> value = (Map<String, Object>) value(vector);
    String yaml = vector.required("yaml").textValue();
    assertThat(YamlWriter.write(value)).isEqualTo(yaml);
    assertThat(YamlReader.read(yaml)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void readsTheSame(JsonNode vector) {
    String yaml = vector.required("yaml").textValue();
    assertThat(YamlReader.read(yaml)).isEqualTo(value(vector));
    assertThat(YamlReader.readAny(yaml)).isEqualTo(value(vector));
  }

  private static Object value(JsonNode vector) {
    return VectorFile.plain(vector.required("value_json").textValue());
  }
}
