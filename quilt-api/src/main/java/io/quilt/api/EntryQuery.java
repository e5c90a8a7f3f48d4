package io.quilt.api;

import java.util.Map;

/** Finds entries of packages, of every revision. Immutable. */
public final class EntryQuery implements SearchQuery {
  static final EntryQuery ALL = new EntryQuery(Conditions.of(Clauses.exists("entry_lk")));

  private final Conditions conditions;

  private EntryQuery(Conditions conditions) {
    this.conditions = conditions;
  }

  private EntryQuery with(Map<String, Object> filter) {
    return new EntryQuery(conditions.filter(filter));
  }

  /**
   * Those of that logical key.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public EntryQuery logicalKey(String exactly) {
    return with(Clauses.term("entry_lk", Clauses.notBlank(exactly)));
  }

  /**
   * Those with that last part of the logical key.
   *
   * @throws IllegalArgumentException if it is blank or has a slash
   */
  public EntryQuery fileName(String exactly) {
    return with(Clauses.fileName("entry_lk", exactly));
  }

  /**
   * Those with that file extension, with or without its dot, in upper case or in lower case.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public EntryQuery extension(String extension) {
    return with(Clauses.endsWith("entry_lk", Clauses.extension(extension)));
  }

  /**
   * Those of at least that many bytes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public EntryQuery sizeAtLeast(long bytes) {
    return with(Clauses.range("entry_size", "gte", Clauses.size(bytes)));
  }

  /**
   * Those of at most that many bytes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public EntryQuery sizeAtMost(long bytes) {
    return with(Clauses.range("entry_size", "lte", Clauses.size(bytes)));
  }

  /** Those of that revision. */
  public EntryQuery ofPackage(TopHash topHash) {
    Map<String, Object> parent =
        Clauses.members(
            "parent_type", "mnfst", "query", Clauses.term("mnfst_hash", topHash.value()));
    parent.put("ignore_unmapped", true);
    return with(Map.of("has_parent", parent));
  }

  @Override
  public Metadata toDsl() {
    return conditions.toDsl();
  }
}
