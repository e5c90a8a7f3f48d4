package io.quilt.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlPropertiesTest {
  private static final String TRICKY = " \n:#-?'\"\\[]{},&*!|>%@`~=<yesno01.eé\u0085\u2028\uFEFF\t";

  @Property(tries = 300)
  void whatIsWrittenReadsBack(@ForAll("mappings") Map<String, Object> mapping) {
    String yaml = YamlWriter.write(mapping);
    assertThat(YamlReader.read(yaml)).isEqualTo(mapping);
    assertThat(yaml).matches("[\\n -~]*\\n");
  }

  @Property(tries = 300)
  void theShortWayReadsAsTheLongOne(@ForAll("flatLines") String text) {
    FlatYaml.read(text).ifPresent(values -> assertThat(YamlReader.readAny(text)).isEqualTo(values));
  }

  @Property(tries = 300)
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      YamlReader.read(text);
    } catch (InvalidYamlException e) {
      assertThat(e).hasMessageStartingWith("line ");
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> mappings() {
    return Arbitraries.maps(texts(), values(3)).ofMaxSize(4);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            texts(),
            Arbitraries.of(true, false),
            Arbitraries.longs(),
            Arbitraries.doubles(),
            Arbitraries.of(new BigInteger("9".repeat(30)), BigInteger.TWO.pow(70).negate()),
            Arbitraries.just((Object) null));
    return depth == 0
        ? simple
        : Arbitraries.oneOf(
            simple,
            values(depth - 1).list().ofMaxSize(3),
            Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars(TRICKY).ofMaxLength(8),
        Arbitraries.strings().withChars("ab é\n").ofMaxLength(200),
        Arbitraries.strings().excludeChars('\uFFFE', '\uFFFF').ofMaxLength(10));
  }

  @Provide
  Arbitrary<String> flatLines() {
    Arbitrary<String> value =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("ab01:#. -_/\u0009'").ofMaxLength(8),
            Arbitraries.of("yes", "null", "1.5", "0x1F", "1:30", "s3://a", "2020-01-01", "0b_"));
    return value
        .list()
        .ofMaxSize(4)
        .map(
            values -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < values.size(); i++) {
                text.append("key_").append(i % 3).append(": ").append(values.get(i)).append('\n');
              }
              return text.toString();
            });
  }
}
