package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No input changes the structure of a query. */
class SearchQueryPropertiesTest {
  private static final String HARMLESS = "HARMLESS";

  /** A text in its place, and in the pattern of it. */
  private record Use(
      Function<String, SearchQuery> query, UnaryOperator<String> kept, String beforePattern) {
    Use(Function<String, SearchQuery> query) {
      this(query, UnaryOperator.identity(), "no pattern");
    }
  }

  private static final List<Use> TEXTS =
      List.of(
          new Use(text -> SearchQuery.objects().key(text)),
          new Use(text -> SearchQuery.objects().containing(text)),
          new Use(text -> SearchQuery.packages().messageContaining(text)),
          new Use(text -> SearchQuery.packages().metadata("/" + text, true)),
          new Use(text -> SearchQuery.packages().metadata("/a", text)),
          new Use(
              text -> SearchQuery.packages().latestOnly().metadata("/a", "x".repeat(256) + text)),
          new Use(text -> SearchQuery.entries().logicalKey(text)));

  private static final List<Use> NAMES =
      List.of(
          new Use(
              text -> SearchQuery.objects().extension("." + text),
              SearchQueryPropertiesTest::lowerCase,
              "no pattern"),
          new Use(
              text -> SearchQuery.entries().extension("." + text),
              SearchQueryPropertiesTest::lowerCase,
              "*."),
          new Use(text -> SearchQuery.objects().fileName(text), UnaryOperator.identity(), "*/"),
          new Use(text -> SearchQuery.entries().fileName(text), UnaryOperator.identity(), "*/"));

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> syntax =
        Arbitraries.strings().withChars("*?\\\"'{}[]():,/~^+-!&|<>=. \n\0aANDOR").ofMaxLength(12);
    return Arbitraries.oneOf(syntax, TestTexts.wellFormed(12)).filter(text -> !text.isBlank());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void textsStandInTheirPlaceOnly(@ForAll("texts") String text) {
    TEXTS.forEach(use -> assertOnlyValuesDiffer(use, text));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void namesStandInTheirPlaceAndInPatternsOnly(@ForAll("texts") String text) {
    String name = text.replace("/", "_");
    NAMES.forEach(use -> assertOnlyValuesDiffer(use, name));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void loneSurrogatesAreRefused(@ForAll("texts") String text, @ForAll("lone") char surrogate) {
    String broken = text.replace("/", "_") + surrogate + ".";
    for (Use use : TEXTS) {
      assertThatIllegalArgumentException().isThrownBy(() -> use.query().apply(broken));
    }
    for (Use use : NAMES) {
      assertThatIllegalArgumentException().isThrownBy(() -> use.query().apply(broken));
    }
  }

  @Provide
  Arbitrary<Character> lone() {
    return Arbitraries.chars().range(Character.MIN_SURROGATE, Character.MAX_SURROGATE);
  }

  private static void assertOnlyValuesDiffer(Use use, String text) {
    Object harmless = use.query().apply(HARMLESS).toDsl().asMap();
    Object hostile = use.query().apply(text).toDsl().asMap();
    String before = use.beforePattern();
    String kept = use.kept().apply(text);
    Object expected =
        withValues(harmless, value -> value.replace(use.kept().apply(HARMLESS), kept));
    Object plain =
        withValues(
            hostile,
            value -> value.startsWith(before) ? before + plain(value.substring(2)) : value);
    assertThat(plain).isEqualTo(expected).isNotEqualTo(harmless);
  }

  /** What a pattern without wildcards fits. */
  private static String plain(String pattern) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean escaped = pattern.charAt(i) == '\\';
      assertThat(escaped || "*?".indexOf(pattern.charAt(i)) < 0).as(pattern).isTrue();
      plain.append(pattern.charAt(escaped ? ++i : i));
    }
    return plain.toString();
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Object withValues(Object tree, UnaryOperator<String> change) {
    if (tree instanceof Map<?, ?> members) {
      Map<Object, Object> changed = new LinkedHashMap<>();
      members.forEach((name, value) -> changed.put(name, withValues(value, change)));
      return changed;
    }
    if (tree instanceof List<?> elements) {
      return elements.stream().map(element -> withValues(element, change)).toList();
    }
    return tree instanceof String text ? change.apply(text) : tree;
  }
}
