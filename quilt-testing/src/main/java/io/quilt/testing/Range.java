package io.quilt.testing;

import io.quilt.api.SearchException;
import io.quilt.spi.KeyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two ends, each of which may be open (null) and may belong to the range. */
record Range(@Nullable String lower, boolean withLower, @Nullable String upper, boolean withUpper) {
  static Range exactly(String text) {
    return new Range(text, true, text, true);
  }

  boolean contains(Object value) {
    if (value instanceof Number) {
      return containsNumber(new BigDecimal(value.toString()));
    }
    Optional<Instant> date = value instanceof String text ? Dates.instant(text) : Optional.empty();
    return date.map(this::containsDate).orElseGet(() -> containsText(value.toString()));
  }

  private boolean containsNumber(BigDecimal value) {
    return (lower == null || fits(value.compareTo(number(lower)), withLower))
        && (upper == null || fits(number(upper).compareTo(value), withUpper));
  }

  private boolean containsText(String value) {
    return (lower == null || fits(KeyOrder.compare(value, lower), withLower))
        && (upper == null || fits(KeyOrder.compare(upper, value), withUpper));
  }

  private static boolean fits(int comparison, boolean withEnd) {
    return comparison > 0 || (comparison == 0 && withEnd);
  }

  private boolean containsDate(Instant value) {
    return (lower == null
            || !value.isBefore(withLower ? period(lower).from() : period(lower).until()))
        && (upper == null
            || value.isBefore(withUpper ? period(upper).until() : period(upper).from()));
  }

  private static BigDecimal number(String text) {
    return Values.number(text)
        .orElseThrow(() -> new SearchException("'%s' is not a number".formatted(text), null));
  }

  private static Dates.Period period(String text) {
    return Dates.period(text)
        .orElseThrow(() -> new SearchException("'%s' is not a date".formatted(text), null));
  }
}
