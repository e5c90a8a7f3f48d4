package io.quilt.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    return value(source, path) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  static boolean flag(Metadata source, String... path) {
    return Boolean.TRUE.equals(value(source, path));
  }

  static Optional<Instant> instant(Metadata source, String... path) {
    return text(source, path).flatMap(DocumentFields::parse);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static @Nullable Object value(Metadata source, String... path) {
    Object value = source.asMap();
    for (String member : path) {
      value = value instanceof Map<?, ?> map ? map.get(member) : null;
    }
    return value;
  }
}
