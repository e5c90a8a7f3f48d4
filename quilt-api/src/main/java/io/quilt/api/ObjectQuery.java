package io.quilt.api;

import java.time.Instant;
import java.util.Map;

/** Finds objects, each of their versions, without delete markers. Immutable. */
public final class ObjectQuery implements SearchQuery {
  static final ObjectQuery ALL =
      new ObjectQuery(
          Conditions.of(Clauses.exists("key"))
              .filter(Clauses.not(Clauses.term("delete_marker", true))));

  private final Conditions conditions;

  private ObjectQuery(Conditions conditions) {
    this.conditions = conditions;
  }

  private ObjectQuery with(Map<String, Object> filter) {
    return new ObjectQuery(conditions.filter(filter));
  }

  /**
   * Those of that key.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ObjectQuery key(String exactly) {
    return with(Clauses.term("key", Clauses.notBlank(exactly)));
  }

  /**
   * Those with that last part of the key.
   *
   * @throws IllegalArgumentException if it is blank or has a slash
   */
  public ObjectQuery fileName(String exactly) {
    return with(Clauses.fileName("key", exactly));
  }

  /**
   * Those with that file extension, with or without its dot, in upper case or in lower case.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ObjectQuery extension(String extension) {
    return with(Clauses.term("ext", Clauses.extension(extension)));
  }

  /**
   * Those of at least that many bytes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ObjectQuery sizeAtLeast(long bytes) {
    return with(Clauses.range("size", "gte", Clauses.size(bytes)));
  }

  /**
   * Those of at most that many bytes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ObjectQuery sizeAtMost(long bytes) {
    return with(Clauses.range("size", "lte", Clauses.size(bytes)));
  }

  /**
   * Those that were written then or later.
   *
   * @throws IllegalArgumentException if it is not in the years 0 to 9999
   */
  public ObjectQuery modifiedSince(Instant time) {
    return with(Clauses.range("last_modified", "gte", Clauses.instant(time)));
  }

  /**
   * Those that were written earlier.
   *
   * @throws IllegalArgumentException if it is not in the years 0 to 9999
   */
  public ObjectQuery modifiedBefore(Instant time) {
    return with(Clauses.range("last_modified", "lt", Clauses.instant(time)));
  }

  /**
   * Those whose text has all of these words, in any order; those that have them more often come
   * first.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ObjectQuery containing(String words) {
    return new ObjectQuery(conditions.scored(Clauses.allWords("content", words)));
  }

  @Override
  public Metadata toDsl() {
    return conditions.toDsl();
  }
}
