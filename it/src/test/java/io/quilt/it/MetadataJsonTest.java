package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quilt.api.Metadata;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata with the engine behind it, which reads and spells its JSON. */
class MetadataJsonTest {
  @Provide
  Arbitrary<Map<String, Object>> objects() {
    return Arbitraries.maps(texts(), values(3)).ofMaxSize(4);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(5).filter(MetadataJsonTest::isWellFormed);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            texts().map(text -> (Object) text),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.of(1e16, 1e-5, 2e23, -0.0, 5e-324, Double.MAX_VALUE).map(n -> (Object) n),
            Arbitraries.integers()
                .between(64, 300)
                .map(bits -> (Object) BigInteger.ONE.shiftLeft(bits).negate()));
    if (depth == 0) {
      return scalars.injectNull(0.1);
    }
    Arbitrary<Object> lists = values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list);
    Arbitrary<Object> maps =
        Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3).map(map -> (Object) map);
    return Arbitraries.oneOf(scalars, lists, maps).injectNull(0.1);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsSpelledReadsBackAsItWas(@ForAll("objects") Map<String, Object> members) {
    Metadata made = Metadata.of(members);
    Metadata read = Metadata.ofJson(made.toJson());

    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(read.asMap()).isEqualTo(members);
    assertThat(List.copyOf(read.asMap().keySet())).isEqualTo(List.copyOf(members.keySet()));
    assertThat(read.toJson()).isEqualTo(made.toJson());
    assertThat(read.isEmpty()).isEqualTo(members.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{}",
        " { } |{}",
        "{\"b\":1,\"a\":[1,2.0]}|{\"b\": 1, \"a\": [1, 2.0]}",
        "{\"a\":1,\"b\":2,\"a\":3}|{\"a\": 3, \"b\": 2}",
        "{\"a\":\"\\u00e9\\/\"}|{\"a\": \"é/\"}",
        "{\"a\":1E2}|{\"a\": 100.0}",
        "{\"a\":-0}|{\"a\": 0}",
        "{\"a\":-0.0}|{\"a\": -0.0}",
        "{\"a\":12345678901234567890}|{\"a\": 12345678901234567890}",
      })
  void jsonIsReadAsQuilt3ReadsIt(String json, String spelled) {
    assertThat(Metadata.ofJson(json).toJson()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "null",
        "\"text\"",
        "{",
        "{\"a\":}",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{}{}",
        "{} x",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":1e999}",
        "{\"a\":01}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":tru}"
      })
  void whatIsNoObjectIsRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> Metadata.ofJson(json));
  }

  @Test
  void depthIsBoundedAlikeInMapsAndInText() {
    Metadata deepest = Metadata.of(nested(500));

    assertThat(Metadata.ofJson(deepest.toJson())).isEqualTo(deepest);
    String tooDeep = "{\"m\": ".repeat(501) + "1" + "}".repeat(501);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.ofJson(tooDeep).asMap())
        .withMessageContaining("500");
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> object = Collections.singletonMap("m", 1L);
    for (int level = 1; level < depth; level++) {
      object = Collections.singletonMap("m", object);
    }
    return object;
  }

  @Test
  void oneIsNotOnePointZero() {
    assertThat(Metadata.ofJson("{\"n\": 1}")).isNotEqualTo(Metadata.ofJson("{\"n\": 1.0}"));
    assertThat(Metadata.ofJson("{\"n\": 1}")).isEqualTo(Metadata.of(Map.of("n", 1)));
    assertThat(Metadata.ofJson("{\"n\": 1.0}").get("n")).isEqualTo(1.0);
  }

  @Test
  void orderDoesNotCount() {
    assertThat(Metadata.ofJson("{\"a\": 1, \"b\": 2}"))
        .isEqualTo(Metadata.ofJson("{\"b\": 2, \"a\": 1}"));
  }
}
