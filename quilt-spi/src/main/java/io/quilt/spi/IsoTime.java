package io.quilt.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the services of a stack write them. */
public final class IsoTime {
  private IsoTime() {}

  /**
   * A time in ISO 8601, with a blank in place of {@code T} too; one without an offset is UTC, as
   * Python's services have it.
   *
   * @return empty if the value is no text, or not such a one
   */
  public static Optional<Instant> parse(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime exact
              ? exact.toInstant()
              : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
