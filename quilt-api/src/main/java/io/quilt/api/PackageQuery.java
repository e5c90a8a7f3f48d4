package io.quilt.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds packages: one result for each manifest. {@link SearchHit#asPackage()} knows the name and
 * the tag of a pointer to it that fits, the latest one first. Immutable.
 */
public final class PackageQuery implements SearchQuery {
  static final PackageQuery ALL =
      new PackageQuery(Conditions.of(Clauses.exists("mnfst_hash")), List.of());

  private static final String FIELDS = "mnfst_metadata_fields";
  private static final int LONGEST_KEYWORD = 256;

  private final Conditions conditions;
  private final List<Map<String, Object>> pointer;

  private PackageQuery(Conditions conditions, List<Map<String, Object>> pointer) {
    this.conditions = conditions;
    this.pointer = pointer;
  }

  private PackageQuery with(Map<String, Object> filter) {
    return new PackageQuery(conditions.filter(filter), pointer);
  }

  private PackageQuery withPointer(Map<String, Object> filter) {
    return new PackageQuery(
        conditions, Stream.concat(pointer.stream(), Stream.of(filter)).toList());
  }

  /** Those of that name. */
  public PackageQuery name(PackageName exactly) {
    return withPointer(Clauses.term("ptr_name", exactly.toString()));
  }

  /** Latest revisions; with a name, the latest revision of that name. */
  public PackageQuery latestOnly() {
    return withPointer(Clauses.term("ptr_tag", PackageRevision.LATEST));
  }

  /**
   * Those whose message has all of these words, in any order; those that have them more often come
   * first.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public PackageQuery messageContaining(String words) {
    return new PackageQuery(conditions.scored(Clauses.allWords("mnfst_message", words)), pointer);
  }

  /**
   * Those whose metadata has that text there, or a list of texts with it. A text of more than 256
   * characters is found where its words are found, one after the other. A text that is a date is
   * indexed as one: ask with its {@link Instant}.
   *
   * @param jsonPointer where, such as {@code /run/operator}; {@code ~} in a name is written {@code
   *     ~0}, and {@code /} is {@code ~1}
   * @throws IllegalArgumentException if the pointer does not start with a slash
   */
  public PackageQuery metadata(String jsonPointer, String value) {
    String text = Clauses.wellFormed(value);
    boolean isShort = text.codePointCount(0, text.length()) <= LONGEST_KEYWORD;
    return withMetadata(
        jsonPointer,
        isShort ? Clauses.term(FIELDS + ".keyword", text) : Clauses.phrase(FIELDS + ".text", text));
  }

  /**
   * Those whose metadata has that truth value there.
   *
   * @param jsonPointer as for a text
   * @throws IllegalArgumentException if the pointer does not start with a slash
   */
  public PackageQuery metadata(String jsonPointer, boolean value) {
    return withMetadata(jsonPointer, Clauses.term(FIELDS + ".boolean", value));
  }

  /**
   * Those whose metadata has that number there; indexes do not tell 1 from 1.0.
   *
   * @param jsonPointer as for a text
   * @throws IllegalArgumentException if the pointer does not start with a slash, or the value is
   *     NaN or infinite
   */
  public PackageQuery metadata(String jsonPointer, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Metadata has no number " + value);
    }
    double withoutSignOfZero = value + 0.0;
    return withMetadata(jsonPointer, Clauses.term(FIELDS + ".double", withoutSignOfZero));
  }

  /**
   * Those whose metadata has that time there, in ISO 8601; one without an offset is in UTC, and a
   * date without a time is the beginning of its day.
   *
   * @param jsonPointer as for a text
   * @throws IllegalArgumentException if the pointer does not start with a slash, or the time is not
   *     in the years 0 to 9999
   */
  public PackageQuery metadata(String jsonPointer, Instant value) {
    return withMetadata(jsonPointer, Clauses.term(FIELDS + ".date", Clauses.instant(value)));
  }

  private PackageQuery withMetadata(String jsonPointer, Map<String, Object> value) {
    if (!jsonPointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "'%s' is not a JSON pointer into metadata: it starts with a slash"
              .formatted(jsonPointer));
    }
    Map<String, Object> place =
        Clauses.term(FIELDS + ".json_pointer", Clauses.wellFormed(jsonPointer));
    Map<String, Object> nested =
        Clauses.members("path", FIELDS, "query", Clauses.allOf(List.of(place, value)));
    nested.put("ignore_unmapped", true);
    return with(Map.of("nested", nested));
  }

  /**
   * Those with at least that many bytes in all entries.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public PackageQuery sizeAtLeast(long bytes) {
    return with(Clauses.range("mnfst_stats.total_bytes", "gte", Clauses.size(bytes)));
  }

  /**
   * Those with at most that many bytes in all entries.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public PackageQuery sizeAtMost(long bytes) {
    return with(Clauses.range("mnfst_stats.total_bytes", "lte", Clauses.size(bytes)));
  }

  /**
   * Those whose manifest was written then or later.
   *
   * @throws IllegalArgumentException if it is not in the years 0 to 9999
   */
  public PackageQuery modifiedSince(Instant time) {
    return with(Clauses.range("mnfst_last_modified", "gte", Clauses.instant(time)));
  }

  /**
   * Those whose manifest was written earlier.
   *
   * @throws IllegalArgumentException if it is not in the years 0 to 9999
   */
  public PackageQuery modifiedBefore(Instant time) {
    return with(Clauses.range("mnfst_last_modified", "lt", Clauses.instant(time)));
  }

  @Override
  public Metadata toDsl() {
    return pointer.isEmpty()
        ? conditions.wanted(hasPointer(Map.of("match_all", Map.of()))).toDsl()
        : conditions.filter(hasPointer(Clauses.allOf(pointer))).toDsl();
  }

  /** Tags sort {@code latest} after all digits. */
  private static Map<String, Object> hasPointer(Map<String, Object> query) {
    Map<String, Object> child = Clauses.members("type", "ptr", "query", query);
    child.put("ignore_unmapped", true);
    child.put("inner_hits", Map.of("sort", List.of(Map.of("ptr_tag", "desc"))));
    return Map.of("has_child", child);
  }
}
