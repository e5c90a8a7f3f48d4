package io.quilt.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class YamlReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# c\n", "---\n", "\uFEFF", "null\n", "--- ~\n"})
  void nothing(String text) {
    assertThat(YamlReader.read(text)).isNull();
  }

  @Test
  void aliasesRepeatValues() {
    assertThat(YamlReader.read("a: &x [1, {b: 2}]\nc: *x\n"))
        .isEqualTo(Map.of("a", List.of(1L, Map.of("b", 2L)), "c", List.of(1L, Map.of("b", 2L))));
  }

  @Test
  void theLastOfEqualKeysCounts() {
    assertThat(YamlReader.read("a: 1\n'a': 2\n")).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void datesAndInfinitiesStayText() {
    assertThat(YamlReader.read("a: 2020-01-01\nb: .inf\nc: .NaN\nd: '1'\ne: 1.0e+400\n"))
        .isEqualTo(Map.of("a", "2020-01-01", "b", ".inf", "c", ".NaN", "d", "1", "e", "1.0e+400"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          'a: ['                                 ~ line 1
          'a: 1\nb: !!python/object:os.system x' ~ line 2
          'a: !!set {x}'                         ~ tag:yaml.org,2002:set
          'a: !!bool x'                          ~ line 1
          'a: !!int x'                           ~ line 1
          'a: 0b_'                               ~ 0b_
          '? [1]\n: 2'                           ~ a key that is not a simple text
          '!!int 1: 2'                           ~ only plain data
          'a: &x 1\n<<: {b: 1}'                  ~ merge key
          'a: *b'                                ~ alias of 'b'
          'a: &x [*x]'                           ~ alias of 'x'
          'a: 1\n---\nb: 2'                      ~ a second document
          'a: \t\n\t- b'                         ~ line
          'a: \u0007'                            ~ line 1
          """)
  void whatIsNoPlainDataIsRefused(String text, String message) {
    assertThatThrownBy(() -> YamlReader.read(text.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining(message);
  }

  @Test
  void hostileTextsAreRefusedSoon() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", List.of(before, before, before, before))));
    }
    refused(bomb.toString(), "more than 100000 values");
    refused("a: " + "[".repeat(100_000), "nested deeper than 50 levels");
    refused("- ".repeat(60) + "x", "nested deeper than 50 levels");
    refused("[" + "x,".repeat(200_000) + "]", "more than 100000 values");
    refused("a: " + "9".repeat(5_000), "line 1");
    refused("x".repeat((1 << 20) + 1), "more than 1048576 characters");
    assertThat(YamlReader.read("a: 1" + ":1".repeat(2_000) + "x"))
        .isEqualTo(Map.of("a", "1" + ":1".repeat(2_000) + "x"));
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> YamlReader.read(text))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining(message);
  }
}
