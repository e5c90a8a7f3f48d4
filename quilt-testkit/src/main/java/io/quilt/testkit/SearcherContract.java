package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.Checksum;
import io.quilt.api.EntryDocument;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.ObjectDocument;
import io.quilt.api.PackageDocument;
import io.quilt.api.SearchException;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.Searcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Searcher} over the documents of {@link SearchCorpus} does. */
public abstract class SearcherContract extends SearchQueryTests {
  private static final SearchRequest ALL = SearchRequest.query("*:*").limit(100);

  /** Prepares the contract. */
  protected SearcherContract() {}

  /** The searcher over {@link SearchCorpus#documents()} and nothing else. */
  @Override
  protected abstract Searcher searcher();

  /** The same for which nobody is logged in; empty, as unless overridden, if it needs no login. */
  protected Optional<Searcher> searcherWithoutLogin() {
    return Optional.empty();
  }

  @Test
  void everythingIsFound() {
    SearchResult result = searcher().search(ALL);
    assertThat(result.total()).isEqualTo(SearchCorpus.documents().size());
    assertThat(result.hits()).hasSize(SearchCorpus.documents().size());
    assertThat(result.timedOut()).isFalse();
    assertThat(result.failedShards()).isZero();
    assertThat(result.took().isNegative()).isFalse();
  }

  @Test
  void hitIsTheDocument() {
    SearchHit hit = onlyHit("key:images\\/cell.tiff");
    SearchDocument cell =
        SearchCorpus.documents().stream()
            .filter(document -> document.id().equals("cell"))
            .findFirst()
            .orElseThrow();
    assertThat(hit.index()).startsWith("lab");
    assertThat(hit.id()).isEqualTo("cell");
    assertThat(hit.source()).isEqualTo(cell.source());
    assertThat(hit.raw().get("_id")).isEqualTo("cell");
  }

  @Test
  void fieldsFitTheirValues() {
    assertFound("ext:.csv", "plate1", "plate2");
    assertFound("ptr_name:\"lab/assays\"", "pointer", "tagged", "first");
    assertFound("ptr_name:lab\\/assays AND ptr_tag:latest", "pointer");
    assertFound("size:5000", "plate2");
    assertFound("ext:.none");
  }

  @Test
  void wordsAndPhrasesFitTexts() {
    assertFound("content:plate", "plate1", "plate2");
    assertFound("content:PLATE", "plate1", "plate2");
    assertFound("content:\"first plate\"", "plate1");
    assertFound("content:\"plate first\"");
    assertFound("mnfst_message:plates", PackageCorpus.id(PackageCorpus.BOTH));
    assertFound("second", "plate2");
  }

  @Test
  void wildcardsFit() {
    assertFound("key:raw\\/*", "plate1", "plate2", "old");
    assertFound("key:raw\\/plate-?.csv", "plate1", "plate2");
    assertFound("key:*.tiff", "cell");
    assertFound("_exists_:version_id", "plate1");
  }

  @Test
  void clausesAreCombined() {
    assertFound("ext:.csv AND size:>1000", "plate2");
    assertFound("ext:.tiff OR ext:.txt", "cell", "old");
    assertFound("ext:.tiff ext:.txt", "cell", "old");
    assertFound("_exists_:size AND NOT ext:.csv", "cell");
    assertFound("+ext:.csv -size:120", "plate2");
    assertFound("(ext:.csv OR ext:.tiff) AND NOT (size:120 OR size:5000)", "cell");
    assertFound("ext:(.tiff OR .txt)", "cell", "old");
  }

  @Test
  void rangesOfNumbersFit() {
    assertFound("size:[120 TO 5000]", "plate1", "plate2");
    assertFound("size:{120 TO 5000]", "plate2");
    assertFound("size:[120 TO 5000}", "plate1");
    assertFound("size:>=5000", "plate2", "cell");
    assertFound("size:<5000", "plate1");
    assertFound("size:[5001 TO *]", "cell");
  }

  @Test
  void rangesOfDatesFit() {
    assertFound("last_modified:[2026-02-01 TO 2026-02-28]", "plate2", "cell");
    assertFound("last_modified:<2026-02-01", "plate1");
    assertFound("last_modified:>2026-02-20T12\\:00\\:00Z", "cell");
  }

  @Test
  void pagesAreDisjoint() {
    SearchRequest request = SearchRequest.query("ext:.dat").limit(10);
    List<String> ids = new ArrayList<>();
    for (int offset = 0; offset < SearchCorpus.MANY; offset += 10) {
      SearchResult page = searcher().search(request.offset(offset));
      assertThat(page.total()).isEqualTo(SearchCorpus.MANY);
      assertThat(page.hits()).hasSize(Math.min(10, SearchCorpus.MANY - offset));
      page.hits().forEach(hit -> ids.add(hit.id()));
    }
    assertThat(ids).hasSize(SearchCorpus.MANY).doesNotHaveDuplicates();
  }

  @Test
  void limitOfZeroCounts() {
    SearchResult result = searcher().search(SearchRequest.query("ext:.dat").limit(0));
    assertThat(result.hits()).isEmpty();
    assertThat(result.total()).isEqualTo(SearchCorpus.MANY);
  }

  @Test
  void limitIsTenUnlessSaidOtherwise() {
    assertThat(searcher().search(SearchRequest.query("ext:.dat")).hits()).hasSize(10);
  }

  @Test
  void streamGoesOnToTheEnd() {
    SearchRequest request = SearchRequest.query("ext:.dat").limit(10);
    try (Stream<SearchHit> hits = searcher().stream(request)) {
      assertThat(hits.map(SearchHit::id).toList())
          .hasSize(SearchCorpus.MANY)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void bestComesFirst() {
    List<SearchHit> hits = searcher().search(SearchRequest.query("first plate notes")).hits();
    assertThat(hits).hasSizeGreaterThanOrEqualTo(3);
    assertThat(hits)
        .extracting(SearchHit::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void bucketsLimitTheSearch() {
    assertThat(ids(ALL.buckets(List.of("other"))))
        .containsExactlyInAnyOrder("notes", "notes", PackageCorpus.id(PackageCorpus.NOTES));
    assertThat(ids(SearchRequest.query("content:plate").buckets(List.of("lab", "other"))))
        .containsExactlyInAnyOrder("plate1", "plate2", "notes");
  }

  @Test
  void unknownBucketIsRefused() {
    assertThatThrownBy(() -> searcher().search(ALL.buckets(List.of("no-such-bucket"))))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("no-such-bucket");
  }

  @Test
  void brokenQueryIsRefusedWithTheReason() {
    for (String broken : List.of("size:[1 TO", "(ext:.csv", "\"open", "ext:.csv AND", "a:b:c:")) {
      assertThatThrownBy(() -> searcher().search(SearchRequest.query(broken)))
          .as(broken)
          .isInstanceOf(SearchException.class)
          .hasMessageContaining(broken);
    }
  }

  @Test
  void bodyInTheQueryDslIsUnderstood() {
    assertFound(dsl("term", Map.of("ext", ".csv")), "plate1", "plate2");
    assertFound(dsl("match", Map.of("content", "first thing")), "plate1");
    assertFound(dsl("exists", Map.of("field", "version_id")), "plate1");
    assertFound(dsl("range", Map.of("size", Map.of("gt", 120, "lte", 5000))), "plate2");
    assertFound(dsl("query_string", Map.of("query", "ext:.tiff")), "cell");
    assertFound(
        dsl(
            "bool",
            Map.of(
                "must", List.of(Map.of("term", Map.of("ext", ".csv"))),
                "must_not", List.of(Map.of("range", Map.of("size", Map.of("lt", 1000)))))),
        "plate2");
    assertThat(searcher().search(dsl("match_all", Map.of())).total())
        .isEqualTo(SearchCorpus.documents().size());
  }

  @Test
  void unknownQueryInABodyIsRefused() {
    assertThatThrownBy(() -> searcher().search(dsl("no_such_query", Map.of())))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("no_such_query");
  }

  @Test
  void documentsAreSeenByTheirKind() {
    ObjectDocument object = onlyHit("key:raw\\/plate-1.csv").asObject().orElseThrow();
    assertThat(object.extension()).contains(".csv");
    assertThat(object.size()).hasValue(120);
    assertThat(object.lastModified()).contains(Instant.parse("2026-01-10T08:00:00Z"));
    assertThat(object.versionId()).contains("v1");
    assertThat(object.etag()).isEmpty();
    PackageDocument manifest =
        onlyHit("mnfst_hash:" + PackageCorpus.BOTH).asPackage().orElseThrow();
    assertThat(manifest.message()).contains("Both plates, again");
    assertThat(manifest.totalBytes()).hasValue(5120);
    assertThat(manifest.name()).isEmpty();
    PackageDocument pointer = onlyHit("ptr_tag:1771589100").asPackage().orElseThrow();
    assertThat(pointer.name()).contains("lab/assays");
    assertThat(pointer.topHash()).contains(PackageCorpus.BOTH);
    EntryDocument entry =
        onlyHit("entry_pk:\"s3://lab/raw/plate-1.csv?versionId=v1\"").asEntry().orElseThrow();
    assertThat(entry.size()).hasValue(120);
    assertThat(entry.checksum()).contains(new Checksum("SHA256", PackageCorpus.BOTH));
  }

  @Test
  void searchNeedsALogin() {
    Optional<Searcher> nobody = searcherWithoutLogin();
    assumeThat(nobody).as("a searcher that needs a login").isPresent();
    assertThatThrownBy(() -> nobody.orElseThrow().search(ALL))
        .isInstanceOf(NotAuthenticatedException.class);
  }

  private static SearchRequest dsl(String kind, Map<String, ?> query) {
    return SearchRequest.dsl(Metadata.of(Map.of("query", Map.of(kind, query))));
  }

  private SearchHit onlyHit(String query) {
    List<SearchHit> hits = searcher().search(SearchRequest.query(query)).hits();
    assertThat(hits).as(query).hasSize(1);
    return hits.get(0);
  }

  private void assertFound(String query, String... ids) {
    assertFound(SearchRequest.query(query), ids);
  }
}
