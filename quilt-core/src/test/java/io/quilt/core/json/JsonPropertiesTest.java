package io.quilt.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonPropertiesTest {
  private static final ObjectMapper SPACIOUS =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  @Property
  void aTreeComesBackFromItsSpelling(@ForAll long seed) {
    Object tree = new JsonTrees(seed).value(4);
    byte[] written = WrittenJson.write(tree);
    assertThat(WrittenJson.parse(written, 0, written.length)).isEqualTo(tree);
  }

  @Property
  void anySpellingNormalizesToTheWrittenOne(@ForAll long seed) throws JsonProcessingException {
    Object tree = new JsonTrees(seed).value(4);
    String spacious = SPACIOUS.writeValueAsString(tree);
    assertThat(WrittenJson.normalize(spacious)).isEqualTo(WrittenJson.write(tree));
  }

  @Property
  void theVerifierKnowsWhatIsWritten(@ForAll long seed) {
    byte[] written = WrittenJson.write(new JsonTrees(seed).value(4));
    assertThat(new WrittenFormVerifier().verify(written, 0, written.length))
        .isEqualTo(written.length);
    assertThat(WrittenJson.normalize(written, 0, written.length)).isEqualTo(written);
  }

  @Property(tries = 20_000)
  void theVerifierAcceptsNothingElse(@ForAll long seed) {
    byte[] written = WrittenJson.write(new JsonTrees(seed).value(3));
    byte[] text = Mutations.mutate(written, new Random(seed));
    if (new WrittenFormVerifier().verify(text, 0, text.length) == text.length) {
      assertThat(WrittenJson.write(WrittenJson.parse(text, 0, text.length))).isEqualTo(text);
    }
  }

  @Property
  void theCanonicalSpellingIsThatOfTheTree(@ForAll long seed) {
    Object tree = new JsonTrees(seed).value(4);
    byte[] written = WrittenJson.write(tree);
    Utf8Buffer out = new Utf8Buffer(8);
    new CanonicalJson().append(written, 0, written.length, out);
    assertThat(out.toString()).isEqualTo(canonical(tree));
  }

  private static String canonical(Object tree) {
    if (tree instanceof Map<?, ?> members) {
      TreeMap<String, Object> sorted =
          new TreeMap<>(Comparator.comparing(JsonPropertiesTest::points));
      members.forEach((name, value) -> sorted.put((String) name, value));
      return sorted.entrySet().stream()
          .map(member -> canonical(member.getKey()) + ":" + canonical(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (tree instanceof List<?> elements) {
      return elements.stream()
          .map(JsonPropertiesTest::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (tree instanceof String text) {
      return text.chars()
          .mapToObj(JsonPropertiesTest::escaped)
          .collect(Collectors.joining("", "\"", "\""));
    }
    return new String(WrittenJson.write(tree), StandardCharsets.UTF_8);
  }

  // Fixed-width digits compare as the code points do.
  private static String points(String text) {
    return text.codePoints().mapToObj("%08x"::formatted).collect(Collectors.joining());
  }

  private static String escaped(int unit) {
    int named = "\b\f\n\r\t\"\\".indexOf(unit);
    if (named >= 0) {
      return "\\" + "bfnrt\"\\".charAt(named);
    }
    return unit >= 0x20 && unit < 0x7f ? String.valueOf((char) unit) : "\\u%04x".formatted(unit);
  }

  @Property(tries = 20_000)
  void floatsAreSpelledShortestAndReadBack(@ForAll long seed) {
    double value = new JsonTrees(seed).finite();
    String repr = PythonFloat.repr(value);
    assertThat(Double.parseDouble(repr)).isEqualTo(value);
    assertThat(digits(repr)).isLessThanOrEqualTo(digits(Double.toString(value)));
    assertThat(PythonFloat.isRepr(repr)).isTrue();
  }

  private static int digits(String number) {
    return new BigDecimal(number).stripTrailingZeros().precision();
  }
}
