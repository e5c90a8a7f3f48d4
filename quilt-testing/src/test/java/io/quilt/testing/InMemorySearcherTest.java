package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Metadata;
import io.quilt.api.SearchException;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchQuery;
import io.quilt.api.SearchRequest;
import io.quilt.api.Searcher;
import io.quilt.testkit.SearchCorpus;
import io.quilt.testkit.SearcherContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of searchers, and what only the one in memory does. */
class InMemorySearcherTest extends SearcherContract {
  private final InMemorySearcher searcher = new InMemorySearcher();

  InMemorySearcherTest() {
    SearchCorpus.documents()
        .forEach(document -> searcher.add(document.index(), document.id(), document.source()));
  }

  @Override
  protected Searcher searcher() {
    return searcher;
  }

  @Test
  void documentOfTheSameIdIsReplaced() {
    InMemorySearcher one = new InMemorySearcher();
    one.add("lab", "id", Metadata.of(Map.of("ext", ".old")));
    one.add("lab", "id", Metadata.of(Map.of("ext", ".new")));
    assertThat(one.search(SearchRequest.query("*:*")).hits())
        .extracting(hit -> hit.source().get("ext"))
        .containsExactly(".new");
  }

  @Test
  void moreFittingClausesComeFirst() {
    assertThat(searcher.search(SearchRequest.query("plate first assay notes")).hits())
        .extracting(SearchHit::id)
        .startsWith("plate1", "notes");
  }

  @Test
  void emptyQueryFindsNothing() {
    assertThat(searcher.search(SearchRequest.query(" ")).total()).isZero();
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    Map<String, String> unsupported =
        Map.of(
            "fuzzy~", "'~'",
            "more^2", "'^'",
            "lab/assays", "'/'",
            "\"near by\"~2", "'~'",
            "mnfst_*:x", "wildcards",
            "[1 TO 2]", "needs a field",
            "size:[1 5]", "'TO'",
            "size:>many", "'many' is not a number",
            "ext:.csv)", "')'");
    unsupported.forEach(
        (query, reason) ->
            assertThatThrownBy(() -> searcher.search(SearchRequest.query(query)))
                .as(query)
                .isInstanceOf(SearchException.class)
                .hasMessageContaining(reason));
  }

  @Test
  void quotedEndOfAComparisonIsRefused() {
    assertThatThrownBy(() -> total("size:>\"5\""))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("quoted");
  }

  @Test
  void bodiesAreReadStrictly() {
    List<Map<String, Object>> wrong =
        List.of(
            Map.of("aggs", Map.of()),
            Map.of("query", "text"),
            Map.of("query", Map.of("term", Map.of("a", "1"), "match_all", Map.of())),
            Map.of("query", Map.of("bool", Map.of("minimum_should_match", 2))),
            Map.of("query", Map.of("match", Map.of("content", List.of("a")))),
            Map.of("query", Map.of("wildcard", Map.of("key", Map.of("value", "*", "boost", 2)))),
            Map.of("query", Map.of("nested", Map.of("path", "a", "inner_hits", Map.of()))),
            Map.of("query", Map.of("has_parent", Map.of("parent_type", "mnfst"))),
            hasChild(Map.of("size", 1)),
            hasChild(Map.of("sort", List.of(Map.of("ptr_tag", "sideways")))));
    for (Map<String, Object> body : wrong) {
      assertThatThrownBy(() -> searcher.search(SearchRequest.dsl(Metadata.of(body))))
          .as("%s", body)
          .isInstanceOf(SearchException.class);
    }
  }

  private static Map<String, Object> hasChild(Map<String, Object> innerHits) {
    Map<String, Object> pointers =
        Map.of("type", "ptr", "query", Map.of("match_all", Map.of()), "inner_hits", innerHits);
    return Map.of("query", Map.of("has_child", pointers));
  }

  @Test
  void nestedFieldsAreFoundByNestedQueriesOnly() {
    assertThat(total("mnfst_metadata_fields.keyword:Ada")).isZero();
    assertThat(total("Ada")).isZero();
  }

  @Test
  void joinsAreNotSearchedUnlessNamed() {
    assertThat(total("mnfst")).isZero();
    assertThat(total("join_field:mnfst")).isEqualTo(4);
  }

  @Test
  void joinsStayInTheirIndex() {
    InMemorySearcher two = new InMemorySearcher();
    Metadata manifest = Metadata.of(Map.of("mnfst_hash", "1", "join_field", "mnfst"));
    Map<String, Object> join = Map.of("name", "ptr", "parent", "mnfst:1");
    two.add("a_packages", "mnfst:1", manifest);
    two.add("b_packages", "p", Metadata.of(Map.of("ptr_tag", "latest", "join_field", join)));
    SearchRequest latest = SearchRequest.of(SearchQuery.packages().latestOnly());
    assertThat(two.search(latest).total()).isZero();
    two.add("a_packages", "q", Metadata.of(Map.of("ptr_tag", "latest", "join_field", join)));
    assertThat(two.search(latest).total()).isEqualTo(1);
  }

  private long total(String query) {
    return searcher.search(SearchRequest.query(query)).total();
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "(".repeat(10_000) + "a" + ")".repeat(10_000);
    assertThatThrownBy(() -> searcher.search(SearchRequest.query(deep)))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void manyWildcardsAreMatchedInTime() {
    InMemorySearcher one = new InMemorySearcher();
    one.add("lab", "id", Metadata.of(Map.of("key", "a".repeat(5000))));
    String query = "key:" + "*a".repeat(1000) + "b";
    assertThat(one.search(SearchRequest.query(query)).total()).isZero();
  }
}
