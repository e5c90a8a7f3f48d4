package io.quilt.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Fields of an indexed document; one that is missing, or of another type, is empty. */
final class DocumentFields {
  private DocumentFields() {}

  static Optional<String> text(Metadata source, String... path) {
    return value(source, path) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  static OptionalLong number(Metadata source, String... path) {
    return value(source, path) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  static boolean flag(Metadata source, String... path) {
    return Boolean.TRUE.equals(value(source, path));
  }

  static Optional<Instant> instant(Metadata source, String... path) {
    return text(source, path).flatMap(DocumentFields::parse);
  }

  /** Times without an offset are in UTC. */
  private static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof LocalDateTime local
              ? local.toInstant(ZoneOffset.UTC)
              : Instant.from(time));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  static @Nullable Object value(Metadata source, String... path) {
    Object value = source.asMap();
    for (String member : path) {
      value = value instanceof Map<?, ?> map ? map.get(member) : null;
    }
    return value;
  }
}
