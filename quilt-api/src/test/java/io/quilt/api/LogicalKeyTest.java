package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogicalKeyTest {
  private static final Comparator<String> BY_CODE_POINTS =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  static Stream<KeyVectors.Case> vectors() {
    return KeyVectors.of("logical_keys");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void acceptsWhatQuilt3Accepts(KeyVectors.Case vector) {
    String text = vector.text("key");
    if (vector.is("accepted")) {
      assertThat(LogicalKey.of(text)).hasToString(text);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> LogicalKey.of(text));
    }
  }

  @Provide
  Arbitrary<LogicalKey> keys() {
    Arbitrary<String> close = Arbitraries.strings().withChars("ab-!.\u0001").ofMaxLength(2);
    Arbitrary<String> segment = Arbitraries.oneOf(close, TestTexts.wellFormed(3));
    return segment
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(segments -> String.join("/", segments))
        .filter(LogicalKeyTest::isKey)
        .map(LogicalKey::of);
  }

  private static boolean isKey(String text) {
    return Stream.of(text.split("/", -1))
        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
  }

  @Property
  void orderIsThatOfTheSegmentsByCodePoint(
      @ForAll("keys") LogicalKey left, @ForAll("keys") LogicalKey right) {
    int expected = compare(left.segments(), right.segments());

    assertThat(Integer.signum(left.compareTo(right))).isEqualTo(Integer.signum(expected));
    assertThat(Integer.signum(right.compareTo(left))).isEqualTo(-Integer.signum(expected));
    assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
  }

  private static int compare(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = BY_CODE_POINTS.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Property
  void aChildLiesBelowItsParent(
      @ForAll("keys") LogicalKey parent, @ForAll("keys") LogicalKey child) {
    LogicalKey joined = parent.resolve(child);

    assertThat(joined.isBelow(parent)).isTrue();
    assertThat(parent.isBelow(joined)).isFalse();
    assertThat(joined.name()).isEqualTo(child.name());
    assertThat(joined).isGreaterThan(parent);
    assertThat(String.join("/", joined.segments())).isEqualTo(joined.value());
  }

  @Test
  void aSlashSortsBelowEverything() {
    assertThat(Stream.of("a-b", "a", "a/c", "a!", "a\u0001").map(LogicalKey::of).sorted())
        .extracting(LogicalKey::value)
        .containsExactly("a", "a/c", "a\u0001", "a!", "a-b");
  }

  @Test
  void supplementaryCharactersSortLast() {
    assertThat(LogicalKey.of("\ud83d\ude00")).isGreaterThan(LogicalKey.of("\uffee"));
  }

  @Test
  void hasAParentUnlessAtTheTop() {
    assertThat(LogicalKey.of("a/b/c").parent()).contains(LogicalKey.of("a/b"));
    assertThat(LogicalKey.of("a").parent()).isEmpty();
    assertThat(LogicalKey.of("ab").isBelow(LogicalKey.of("a"))).isFalse();
  }

  @Test
  void loneSurrogatesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LogicalKey.of("a\ud800"));
    assertThatIllegalArgumentException().isThrownBy(() -> LogicalKey.of("\udc00\ud800"));
  }
}
