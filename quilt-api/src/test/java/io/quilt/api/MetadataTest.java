package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code Metadata} as far as it needs no engine; its JSON is tested with the engine. */
class MetadataTest {
  @Provide
  Arbitrary<Map<String, Object>> objects() {
    return Arbitraries.maps(TestTexts.wellFormed(4), values(3)).ofMaxSize(4);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            TestTexts.wellFormed(4).map(text -> (Object) text),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.bigIntegers()
                .greaterOrEqual(BigInteger.ONE.shiftLeft(63))
                .lessOrEqual(BigInteger.TEN.pow(60))
                .map(number -> (Object) number));
    if (depth == 0) {
      return scalars.injectNull(0.1);
    }
    Arbitrary<Object> lists = values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list);
    Arbitrary<Object> maps =
        Arbitraries.maps(TestTexts.wellFormed(3), values(depth - 1))
            .ofMaxSize(3)
            .map(map -> (Object) map);
    return Arbitraries.oneOf(scalars, lists, maps).injectNull(0.1);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void givesBackWhatItWasMadeOf(@ForAll("objects") Map<String, Object> members) {
    Metadata metadata = Metadata.of(members);

    assertThat(metadata.asMap()).isEqualTo(members);
    assertThat(List.copyOf(metadata.asMap().keySet())).isEqualTo(List.copyOf(members.keySet()));
    assertThat(Metadata.of(metadata.asMap())).isEqualTo(metadata).hasSameHashCodeAs(metadata);
    assertThat(metadata.isEmpty()).isEqualTo(members.isEmpty());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void equalityIsThatOfTheMembers(
      @ForAll("objects") Map<String, Object> left, @ForAll("objects") Map<String, Object> right) {
    assertThat(Metadata.of(left).equals(Metadata.of(right))).isEqualTo(left.equals(right));
  }

  @Test
  void orderOfMembersIsKeptAndDoesNotCount() {
    Map<String, Object> backwards = new LinkedHashMap<>();
    backwards.put("b", 2L);
    backwards.put("a", 1L);

    assertThat(Metadata.of(backwards)).isEqualTo(Metadata.of(Map.of("a", 1, "b", 2)));
    assertThat(Metadata.of(backwards).asMap().keySet()).containsExactly("b", "a");
  }

  @Test
  void wholeNumbersBecomeLong() {
    Metadata metadata =
        Metadata.of(
            Map.of("byte", (byte) 1, "short", (short) 2, "int", 3, "big", BigInteger.valueOf(4)));

    assertThat(metadata.asMap().values())
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L)
        .allMatch(Long.class::isInstance);
  }

  @Test
  void numbersBeyondLongStayWhole() {
    BigInteger tooBig = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
    BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);

    assertThat(Metadata.of(Map.of("n", tooBig)).get("n")).isEqualTo(tooBig);
    assertThat(Metadata.of(Map.of("n", least)).get("n")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void oneIsNotOnePointZero() {
    assertThat(Metadata.of(Map.of("n", 1))).isNotEqualTo(Metadata.of(Map.of("n", 1.0)));
    assertThat(Metadata.of(Map.of("n", 0.0))).isNotEqualTo(Metadata.of(Map.of("n", -0.0)));
    assertThat(Metadata.of(Map.of("n", 1.5f)).get("n")).isEqualTo(1.5);
  }

  static List<Object> foreign() {
    return List.of(
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Float.NaN,
        BigDecimal.ONE,
        Instant.EPOCH,
        'c',
        new int[] {1},
        Set.of(1),
        Map.of(1, "key is no string"),
        new StringBuilder("x"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void whatJsonDoesNotHaveIsRefusedAtAnyDepth(Object value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Metadata.of(Map.of("m", value)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(Map.of("m", List.of(Map.of("n", List.of(value))))));
  }

  @Test
  void aMemberWithoutNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(Collections.singletonMap(null, 1)));
  }

  @Test
  void depthIsBounded() {
    assertThat(Metadata.of(nested(500)).asMap()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(nested(501)))
        .withMessageContaining("500");
  }

  @Test
  void whatHoldsItselfIsRefused() {
    Map<String, Object> circle = new HashMap<>();
    circle.put("again", circle);

    assertThatIllegalArgumentException().isThrownBy(() -> Metadata.of(circle));
  }

  private static Map<String, Object> nested(int depth) {
    Map<String, Object> object = new HashMap<>(Map.of("leaf", 1));
    for (int level = 1; level < depth; level++) {
      object = new HashMap<>(Map.of("m", object));
    }
    return object;
  }

  @Test
  void laterChangesOfTheSourceDoNotShow() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> source = new HashMap<>(Map.of("list", list));
    Metadata metadata = Metadata.of(source);
    list.add(2);
    source.put("more", 3);

    assertThat(metadata.asMap()).isEqualTo(Map.of("list", List.of(1L)));
  }

  @Test
  void itsMapsAndListsCannotBeChanged() {
    Metadata metadata = Metadata.of(Map.of("list", Arrays.asList(1, null), "map", Map.of("a", 1)));

    assertUnmodifiable((Map<?, ?>) metadata.asMap());
    assertUnmodifiable((Map<?, ?>) metadata.get("map"));
    assertThatThrownBy(() -> ((List<?>) metadata.get("list")).remove(0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertUnmodifiable(Metadata.empty().asMap());
  }

  private static void assertUnmodifiable(Map<?, ?> map) {
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void membersAreSetInPlaceAndRemoved() {
    Metadata metadata = Metadata.empty().with("a", 1).with("b", null).with("a", "x");

    assertThat(metadata.asMap()).containsExactly(entry("a", "x"), entry("b", null));
    assertThat(metadata.get("b")).isNull();
    assertThat(metadata.get("absent")).isNull();
    assertThat(metadata.without("a").without("absent").without("b")).isEqualTo(Metadata.empty());
  }

  private static Map.Entry<String, Object> entry(String name, Object value) {
    return new AbstractMap.SimpleEntry<>(name, value);
  }

  @Test
  void nullIsAProgrammingError() {
    assertThatNullPointerException().isThrownBy(() -> Metadata.of(null));
    assertThatNullPointerException().isThrownBy(() -> Metadata.empty().get(null));
    assertThatNullPointerException().isThrownBy(() -> Metadata.empty().with(null, 1));
  }
}
