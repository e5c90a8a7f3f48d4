package io.quilt.testing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How terms fit values. */
final class Values {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Values() {}

  /** Fits a term or a phrase: its words, one after the other. */
  static Predicate<Field> phrase(String text) {
    List<String> wanted = words(text);
    return field ->
        isExactly(field, text)
            || isNumberOrDate(field, text)
            || (field.words()
                && !wanted.isEmpty()
                && Collections.indexOfSubList(words(field.value().toString()), wanted) >= 0);
  }

  /** Fits a term that is taken as it is. */
  static Predicate<Field> term(String text) {
    return field ->
        isExactly(field, text)
            || isNumberOrDate(field, text)
            || (field.words() && words(field.value().toString()).contains(text));
  }

  /** Fits a pattern over the whole, or over one word in lower case. */
  static Predicate<Field> pattern(Wildcard pattern) {
    Wildcard lowerCase = pattern.toLowerCase();
    return field -> {
      String text = field.value().toString();
      return (field.whole() && pattern.matches(text))
          || (field.words() && words(text).stream().anyMatch(lowerCase::matches));
    };
  }

  /** The same in upper case or in lower case. */
  static Predicate<Field> patternInAnyCase(Wildcard pattern) {
    Predicate<Field> lowerCase = pattern(pattern.toLowerCase());
    return field -> lowerCase.test(field.toLowerCase());
  }

  private static boolean isExactly(Field field, String text) {
    boolean asItIs = field.whole() || field.value() instanceof Boolean;
    return asItIs && field.value().toString().equals(text);
  }

  private static boolean isNumberOrDate(Field field, String text) {
    if (!field.words()) {
      return false;
    }
    if (field.value() instanceof Number) {
      return number(text).isPresent() && Range.exactly(text).contains(field.value());
    }
    return Dates.isDate(field.value())
        && Dates.period(text).isPresent()
        && Range.exactly(text).contains(field.value());
  }

  static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  static List<String> words(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
