package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What typed queries render to. */
class SearchQueryTest {
  private static final Instant TIME = Instant.parse("2026-02-20T12:05:00Z");
  private static final TopHash HASH = TopHash.of("0123456789abcdef".repeat(4));

  private static final Object IS_OBJECT = Map.of("exists", Map.of("field", "key"));
  private static final Object IS_NO_MARKER =
      Map.of("bool", Map.of("must_not", List.of(term("delete_marker", true))));
  private static final Object IS_MANIFEST = Map.of("exists", Map.of("field", "mnfst_hash"));
  private static final Object IS_ENTRY = Map.of("exists", Map.of("field", "entry_lk"));

  @Test
  void objects() {
    ObjectQuery all = SearchQuery.objects();
    assertDsl(all, Map.of("filter", List.of(IS_OBJECT, IS_NO_MARKER)));
    assertObjects(all.key("raw/a.csv"), term("key", "raw/a.csv"));
    assertObjects(all.fileName("a*.csv"), fileName("key", "a*.csv", "*/a\\*.csv"));
    assertObjects(all.extension("CSV"), term("ext", ".csv"));
    assertObjects(all.extension(".csv.gz"), term("ext", ".csv.gz"));
    assertObjects(all.sizeAtLeast(0), range("size", "gte", 0L));
    assertObjects(all.sizeAtMost(9), range("size", "lte", 9L));
    assertObjects(all.modifiedSince(TIME), range("last_modified", "gte", TIME.toString()));
    assertObjects(all.modifiedBefore(TIME), range("last_modified", "lt", TIME.toString()));
    assertDsl(
        all.containing("first plate"),
        Map.of(
            "filter", List.of(IS_OBJECT, IS_NO_MARKER),
            "must", List.of(words("content", "first plate"))));
  }

  @Test
  void packages() {
    PackageQuery all = SearchQuery.packages();
    assertPackages(all);
    assertPackages(all.sizeAtLeast(1), range("mnfst_stats.total_bytes", "gte", 1L));
    assertPackages(all.sizeAtMost(1), range("mnfst_stats.total_bytes", "lte", 1L));
    assertPackages(all.modifiedSince(TIME), range("mnfst_last_modified", "gte", TIME.toString()));
    assertPackages(all.modifiedBefore(TIME), range("mnfst_last_modified", "lt", TIME.toString()));
    assertDsl(
        all.messageContaining("again"),
        Map.of(
            "filter", List.of(IS_MANIFEST),
            "must", List.of(words("mnfst_message", "again")),
            "should", List.of(hasPointer(Map.of("match_all", Map.of())))));
  }

  @Test
  void onePointerFitsEverythingThatIsAskedOfPointers() {
    PackageQuery named = SearchQuery.packages().name(PackageName.of("lab/assays"));
    Object name = term("ptr_name", "lab/assays");
    assertDsl(named, Map.of("filter", List.of(IS_MANIFEST, hasPointer(allOf(name)))));
    Object both = hasPointer(allOf(name, term("ptr_tag", "latest")));
    assertDsl(named.latestOnly(), Map.of("filter", List.of(IS_MANIFEST, both)));
  }

  @Test
  void metadata() {
    PackageQuery all = SearchQuery.packages();
    String atLongest = "\ud83d\ude00".repeat(256);
    String tooLong = "a".repeat(257);
    assertPackages(all.metadata("/run", "x"), metadataAt("/run", value("keyword", "x")));
    assertPackages(all.metadata("/run", ""), metadataAt("/run", value("keyword", "")));
    assertPackages(
        all.metadata("/run", atLongest), metadataAt("/run", value("keyword", atLongest)));
    assertPackages(
        all.metadata("/run", tooLong),
        metadataAt("/run", Map.of("match_phrase", Map.of("mnfst_metadata_fields.text", tooLong))));
    assertPackages(all.metadata("/run", true), metadataAt("/run", value("boolean", true)));
    assertPackages(all.metadata("/run", 7), metadataAt("/run", value("double", 7.0)));
    assertPackages(all.metadata("/run", -0.0), metadataAt("/run", value("double", 0.0)));
    assertPackages(all.metadata("/at", TIME), metadataAt("/at", value("date", TIME.toString())));
    assertPackages(
        all.metadata("/a", 1).metadata("/b~1c", 2),
        metadataAt("/a", value("double", 1.0)),
        metadataAt("/b~1c", value("double", 2.0)));
  }

  @Test
  void entries() {
    EntryQuery all = SearchQuery.entries();
    assertDsl(all, Map.of("filter", List.of(IS_ENTRY)));
    assertEntries(all.logicalKey("raw/a.csv"), term("entry_lk", "raw/a.csv"));
    assertEntries(all.fileName("a\\?"), fileName("entry_lk", "a\\?", "*/a\\\\\\?"));
    Map<String, Object> pattern = Map.of("value", "*.c\\*v", "case_insensitive", true);
    assertEntries(all.extension("C*V"), Map.of("wildcard", Map.of("entry_lk", pattern)));
    assertEntries(all.sizeAtLeast(1), range("entry_size", "gte", 1L));
    assertEntries(all.sizeAtMost(1), range("entry_size", "lte", 1L));
    Map<String, Object> parent =
        Map.of(
            "parent_type",
            "mnfst",
            "query",
            term("mnfst_hash", HASH.value()),
            "ignore_unmapped",
            true);
    assertEntries(all.ofPackage(HASH), Map.of("has_parent", parent));
  }

  @Test
  void queriesChangeByCopy() {
    ObjectQuery csv = SearchQuery.objects().extension("csv");
    Metadata before = csv.toDsl();
    csv.sizeAtLeast(1).containing("plate");
    assertThat(csv.toDsl()).isEqualTo(before);
    PackageQuery latest = SearchQuery.packages().latestOnly();
    before = latest.toDsl();
    latest.name(PackageName.of("lab/assays")).metadata("/a", true);
    assertThat(latest.toDsl()).isEqualTo(before);
  }

  @Test
  void requestIsForTheDsl() {
    SearchRequest request = SearchRequest.of(SearchQuery.entries().extension("csv"));
    assertThat(request.dsl()).contains(SearchQuery.entries().extension("csv").toDsl());
    assertThat(request.query()).isEmpty();
    assertThat(request.limit()).isEqualTo(10);
  }

  @Test
  void wrongArgumentsAreRefused() {
    ObjectQuery objects = SearchQuery.objects();
    PackageQuery packages = SearchQuery.packages();
    EntryQuery entries = SearchQuery.entries();
    List<ThrowingCallable> wrong =
        List.of(
            () -> objects.key(" "),
            () -> objects.key("\ud800"),
            () -> objects.fileName(""),
            () -> objects.fileName("raw/a.csv"),
            () -> objects.extension("."),
            () -> objects.extension("\t"),
            () -> objects.sizeAtLeast(-1),
            () -> objects.sizeAtMost(-1),
            () -> objects.modifiedSince(Instant.MAX),
            () -> objects.modifiedBefore(Instant.MIN),
            () -> objects.containing("\n"),
            () -> packages.messageContaining(""),
            () -> packages.metadata("run", true),
            () -> packages.metadata("", "x"),
            () -> packages.metadata("/\udc00", "x"),
            () -> packages.metadata("/run", "\udc00"),
            () -> packages.metadata("/run", Double.NaN),
            () -> packages.metadata("/run", Double.NEGATIVE_INFINITY),
            () -> packages.metadata("/run", Instant.MAX),
            () -> packages.sizeAtLeast(Long.MIN_VALUE),
            () -> packages.modifiedSince(Instant.parse("+10000-01-01T00:00:00Z")),
            () -> entries.logicalKey(""),
            () -> entries.fileName("/"),
            () -> entries.extension(""),
            () -> entries.sizeAtMost(-1));
    wrong.forEach(call -> assertThatIllegalArgumentException().isThrownBy(call));
  }

  @Test
  void nullIsAProgrammingError() {
    List<ThrowingCallable> wrong =
        List.of(
            () -> SearchRequest.of(null),
            () -> SearchQuery.objects().key(null),
            () -> SearchQuery.objects().extension(null),
            () -> SearchQuery.objects().modifiedSince(null),
            () -> SearchQuery.packages().name(null),
            () -> SearchQuery.packages().metadata("/run", (String) null),
            () -> SearchQuery.packages().metadata("/run", (Instant) null),
            () -> SearchQuery.packages().metadata(null, true),
            () -> SearchQuery.entries().ofPackage(null));
    wrong.forEach(call -> assertThatNullPointerException().isThrownBy(call));
  }

  private static void assertObjects(SearchQuery query, Object condition) {
    assertDsl(query, Map.of("filter", List.of(IS_OBJECT, IS_NO_MARKER, condition)));
  }

  private static void assertEntries(SearchQuery query, Object condition) {
    assertDsl(query, Map.of("filter", List.of(IS_ENTRY, condition)));
  }

  private static void assertPackages(SearchQuery query, Object... conditions) {
    List<Object> filters = new ArrayList<>(List.of(IS_MANIFEST));
    filters.addAll(List.of(conditions));
    Object pointer = hasPointer(Map.of("match_all", Map.of()));
    assertDsl(query, Map.of("filter", filters, "should", List.of(pointer)));
  }

  private static void assertDsl(SearchQuery query, Map<String, Object> bool) {
    assertThat(query.toDsl().asMap()).isEqualTo(Map.of("query", Map.of("bool", bool)));
  }

  private static Object term(String field, Object value) {
    return Map.of("term", Map.of(field, value));
  }

  private static Object range(String field, String comparison, Object end) {
    return Map.of("range", Map.of(field, Map.of(comparison, end)));
  }

  private static Object words(String field, String words) {
    return Map.of("match", Map.of(field, Map.of("query", words, "operator", "and")));
  }

  private static Object allOf(Object... clauses) {
    return Map.of("bool", Map.of("filter", List.of(clauses)));
  }

  private static Object fileName(String field, String name, String pattern) {
    Object below = Map.of("wildcard", Map.of(field, pattern));
    return Map.of("bool", Map.of("should", List.of(term(field, name), below)));
  }

  private static Object value(String type, Object value) {
    return term("mnfst_metadata_fields." + type, value);
  }

  private static Object metadataAt(String pointer, Object value) {
    Object query = allOf(value("json_pointer", pointer), value);
    return Map.of(
        "nested", Map.of("path", "mnfst_metadata_fields", "query", query, "ignore_unmapped", true));
  }

  private static Object hasPointer(Object query) {
    Object latestFirst = Map.of("sort", List.of(Map.of("ptr_tag", "desc")));
    return Map.of(
        "has_child",
        Map.of("type", "ptr", "query", query, "ignore_unmapped", true, "inner_hits", latestFirst));
  }
}
