package io.quilt.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clauses of the query DSL that typed queries are made of, and what may stand in them. */
final class Clauses {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Clauses() {}

  static Map<String, Object> exists(String field) {
    return Map.of("exists", Map.of("field", field));
  }

  static Map<String, Object> term(String field, Object value) {
    return Map.of("term", Map.of(field, value));
  }

  static Map<String, Object> range(String field, String comparison, Object end) {
    return Map.of("range", Map.of(field, Map.of(comparison, end)));
  }

  static Map<String, Object> allWords(String field, String words) {
    return Map.of("match", Map.of(field, members("query", notBlank(words), "operator", "and")));
  }

  static Map<String, Object> phrase(String field, String text) {
    return Map.of("match_phrase", Map.of(field, text));
  }

  static Map<String, Object> not(Map<String, Object> clause) {
    return Map.of("bool", Map.of("must_not", List.of(clause)));
  }

  static Map<String, Object> allOf(List<Map<String, Object>> clauses) {
    return Map.of("bool", Map.of("filter", clauses));
  }

  /** The key that is that name, or ends with a slash and it. */
  static Map<String, Object> fileName(String field, String name) {
    if (notBlank(name).contains("/")) {
      throw new IllegalArgumentException(
          "'%s' is not a file's name: it has a slash; ask for the whole key".formatted(name));
    }
    Map<String, Object> below = Map.of("wildcard", Map.of(field, "*/" + escape(name)));
    return Map.of("bool", Map.of("should", List.of(term(field, name), below)));
  }

  /** The keys with that extension, in upper case or in lower case. */
  static Map<String, Object> endsWith(String field, String extension) {
    Map<String, Object> pattern =
        members("value", "*" + escape(extension), "case_insensitive", true);
    return Map.of("wildcard", Map.of(field, pattern));
  }

  static Map<String, Object> members(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(first, firstValue);
    members.put(second, secondValue);
    return members;
  }

  static String extension(String text) {
    String name = text.startsWith(".") ? text.substring(1) : text;
    return "." + notBlank(name).toLowerCase(Locale.ROOT);
  }

  static long size(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size cannot be negative: " + bytes);
    }
    return bytes;
  }

  static String instant(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException(
          "Indexes hold times of the years 0 to 9999, not %s".formatted(time));
    }
    return time.toString();
  }

  static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A search needs a text that is not blank");
    }
    return wellFormed(text);
  }

  static String wellFormed(String text) {
    if (!CodePoints.isWellFormed(text)) {
      throw new IllegalArgumentException("A search needs a text that is well-formed Unicode");
    }
    return text;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }
}
