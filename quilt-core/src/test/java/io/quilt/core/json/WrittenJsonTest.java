package io.quilt.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenJsonTest {
  private static String normalize(String json) {
    return new String(WrittenJson.normalize(json), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"b\":1,\"a\":[2,3]} | {\"b\": 1, \"a\": [2, 3]}",
        " [ ] | []",
        "{\"a\":1,\"b\":2,\"a\":3} | {\"a\": 3, \"b\": 2}",
        "[-0, -0.0, 0] | [0, -0.0, 0]",
        "[1E5, 1e2, 0.10, 1e16] | [100000.0, 100.0, 0.1, 1e+16]",
        "\"\\u00e9\\/\\u007F\\u001F\\u000a\" | \"é/\u007f\\u001f\\n\"",
        "\"\\ud83d\\ude00\" | \"\ud83d\ude00\"",
        "\"\\uD83Dx\\uDE00\" | \"\\ud83dx\\ude00\"",
        "123456789012345678901234567890 | 123456789012345678901234567890",
      })
  void respells(String json, String written) {
    assertThat(normalize(json)).isEqualTo(written);
    assertThat(normalize(written)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "01",
        "1.",
        ".5",
        "+1",
        "NaN",
        "-Infinity",
        "1E400",
        "-1e999",
        "\"\t\"",
        "\"\\x\"",
        "1 2",
        "tru",
        "// x\n1",
        "\ufeff1",
        "{\"a\" 1}",
        "[\"a\\u12\"]",
        "{\"\\ud83d\": 1}",
        "{\"\\uDC00\": 1}"
      })
  void refuses(String json) {
    assertThatThrownBy(() -> WrittenJson.normalize(json)).isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    for (byte[] bytes :
        new byte[][] {
          {'"', (byte) 0xff, '"'},
          {'"', (byte) 0xc0, (byte) 0xaf, '"'},
          {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
          {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
          {'"', (byte) 0xe9, '"'}
        }) {
      assertThatThrownBy(() -> WrittenJson.normalize(bytes, 0, bytes.length))
          .isInstanceOf(InvalidJsonException.class)
          .hasMessageContaining("UTF-8");
    }
  }

  @Test
  void boundsDepth() {
    String deepest = "[".repeat(JsonLimits.DEPTH) + "]".repeat(JsonLimits.DEPTH);
    assertThat(normalize(deepest)).isEqualTo(deepest);
    assertThat(normalize(" " + deepest)).isEqualTo(deepest);
    assertThatThrownBy(() -> normalize("[" + deepest + "]"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("deeper");
    assertThatThrownBy(() -> normalize("[".repeat(100_000)))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void boundsNumbers() {
    String longest = "9".repeat(JsonLimits.INTEGER_DIGITS);
    assertThat(normalize(longest)).isEqualTo(longest);
    assertThat(normalize(" -" + longest)).isEqualTo("-" + longest);
    assertThatThrownBy(() -> normalize(longest + "9")).isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(() -> normalize("0." + "1".repeat(1_000_000)))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void findsARepeatedNameAmongMany() {
    StringBuilder json = new StringBuilder("{\"n0\": 0");
    for (int i = 1; i < 100; i++) {
      json.append(", \"n").append(i).append("\": ").append(i);
    }
    assertThat(normalize(json + "}")).isEqualTo(json + "}");
    assertThat(normalize(json + ", \"n0\": 7}"))
        .isEqualTo((json + "}").replace("\"n0\": 0", "\"n0\": 7"));
  }

  @Test
  void writesOnlyJsonTypes() {
    assertThatThrownBy(() -> WrittenJson.write(Map.of("a", 1)))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining("Integer");
    assertThatThrownBy(() -> WrittenJson.write(Map.of(1L, 1L)))
        .isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(() -> WrittenJson.parseObject("[]"))
        .isInstanceOf(InvalidJsonException.class);
  }
}
