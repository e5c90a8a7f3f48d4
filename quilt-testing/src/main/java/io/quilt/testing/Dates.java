package io.quilt.testing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** Dates in ISO 8601; one that is not full stands for all of its time. */
final class Dates {
  private Dates() {}

  /** From when, and until when, without it. */
  record Period(Instant from, Instant until) {}

  static boolean isDate(Object value) {
    return value instanceof String text && instant(text).isPresent();
  }

  /** A time; without an offset, in UTC. */
  static Optional<Instant> instant(String text) {
    return parse(text, when -> OffsetDateTime.parse(when).toInstant())
        .or(() -> parse(text, when -> LocalDateTime.parse(when).toInstant(ZoneOffset.UTC)));
  }

  /** A time, or the beginning of a day. */
  static Optional<Instant> start(String text) {
    return instant(text)
        .or(
            () ->
                parse(text, LocalDate::parse)
                    .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  static Optional<Period> period(String text) {
    return instant(text)
        .map(instant -> new Period(instant, instant.plusNanos(1)))
        .or(() -> parse(text, LocalDate::parse).map(day -> days(day, day.plusDays(1))))
        .or(() -> parse(text, YearMonth::parse).map(Dates::month))
        .or(() -> parse(text, Year::parse).map(year -> month(year.atMonth(1), year.atMonth(12))));
  }

  private static Period month(YearMonth month) {
    return month(month, month);
  }

  private static Period month(YearMonth first, YearMonth last) {
    return days(first.atDay(1), last.plusMonths(1).atDay(1));
  }

  private static Period days(LocalDate from, LocalDate until) {
    return new Period(
        from.atStartOfDay().toInstant(ZoneOffset.UTC),
        until.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static <T> Optional<T> parse(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException notThis) {
      return Optional.empty();
    }
  }
}
