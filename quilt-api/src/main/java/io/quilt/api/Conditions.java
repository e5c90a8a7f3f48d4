package io.quilt.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What must all hold, as a {@code bool} query. Immutable.
 *
 * @param filters yes or no
 * @param scored the better, the earlier
 * @param wanted need not hold, but says more about what is found
 */
record Conditions(
    List<Map<String, Object>> filters,
    List<Map<String, Object>> scored,
    List<Map<String, Object>> wanted) {
  static Conditions of(Map<String, Object> filter) {
    return new Conditions(List.of(filter), List.of(), List.of());
  }

  Conditions filter(Map<String, Object> clause) {
    return new Conditions(append(filters, clause), scored, wanted);
  }

  Conditions scored(Map<String, Object> clause) {
    return new Conditions(filters, append(scored, clause), wanted);
  }

  Conditions wanted(Map<String, Object> clause) {
    return new Conditions(filters, scored, append(wanted, clause));
  }

  private static List<Map<String, Object>> append(
      List<Map<String, Object>> clauses, Map<String, Object> clause) {
    return Stream.concat(clauses.stream(), Stream.of(clause)).toList();
  }

  Metadata toDsl() {
    Map<String, Object> bool = Clauses.members("filter", filters, "must", scored);
    bool.put("should", wanted);
    bool.values().removeIf(List.of()::equals);
    return Metadata.of(Map.of("query", Map.of("bool", bool)));
  }
}
