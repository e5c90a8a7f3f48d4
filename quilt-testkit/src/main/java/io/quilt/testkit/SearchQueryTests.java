package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import io.quilt.api.ObjectQuery;
import io.quilt.api.PackageDocument;
import io.quilt.api.PackageName;
import io.quilt.api.PackageQuery;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchQuery;
import io.quilt.api.SearchRequest;
import io.quilt.api.Searcher;
import io.quilt.api.TopHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What typed queries find. */
abstract class SearchQueryTests {
  private static final String BOTH = PackageCorpus.id(PackageCorpus.BOTH);
  private static final String FIRST = PackageCorpus.id(PackageCorpus.FIRST);
  private static final String NOTES = PackageCorpus.id(PackageCorpus.NOTES);
  private static final String NAMELESS = PackageCorpus.id(PackageCorpus.NAMELESS);
  private static final PackageName ASSAYS = PackageName.of("lab/assays");
  private static final Instant NOON = Instant.parse("2026-02-20T12:00:00Z");

  protected abstract Searcher searcher();

  @Test
  void kindsAreNotMixed() {
    assertThat(hits(SearchQuery.objects()))
        .hasSize(SearchCorpus.MANY + 11)
        .allMatch(hit -> hit.asObject().isPresent());
    assertThat(hits(SearchQuery.packages()))
        .extracting(SearchHit::id)
        .containsExactlyInAnyOrder(BOTH, FIRST, NOTES, NAMELESS);
    assertThat(hits(SearchQuery.entries()))
        .extracting(SearchHit::id)
        .containsExactlyInAnyOrder("entry", "entry-2", "entry-first", "scan");
  }

  @Test
  void objectsAreFoundByTheirFields() {
    ObjectQuery all = SearchQuery.objects();
    assertFound(all, "plate1", "plate2", "cell");
    assertFound(all.key("raw/plate-1.csv"), "plate1");
    assertFound(all.key("plate-1.csv"));
    assertFound(all.fileName("plate-1.csv"), "plate1");
    assertFound(all.fileName("1.csv"));
    assertFound(all.extension("csv"), "plate1", "plate2");
    assertFound(all.extension(".CSV").sizeAtLeast(121), "plate2");
    assertFound(all.extension("txt"));
    assertFound(all.sizeAtLeast(120).sizeAtMost(5000), "plate1", "plate2");
    assertFound(all.modifiedSince(NOON), "plate2", "cell");
    assertFound(all.modifiedBefore(NOON), "plate1");
  }

  @Test
  void objectsAreFoundByTheirWords() {
    ObjectQuery all = SearchQuery.objects();
    assertFound(all.containing("plate"), "plate1", "plate2");
    assertFound(all.containing("PLATE first"), "plate1");
    assertFound(all.containing("first").containing("assay"), "plate1");
    assertFound(all.containing("first second"));
    assertFound(all.containing("plat"));
  }

  @Test
  void packagesAreFoundByTheirPointers() {
    PackageQuery all = SearchQuery.packages();
    assertFound(all.name(ASSAYS), BOTH, FIRST);
    assertFound(all.latestOnly(), BOTH, FIRST);
    assertFound(all.latestOnly().name(ASSAYS), BOTH);
    assertFound(all.name(PackageName.of("lab/copies")), FIRST);
    assertFound(all.name(PackageName.of("lab/none")));
    assertThat(hits(all.latestOnly()))
        .extracting(SearchHit::id)
        .containsExactlyInAnyOrder(BOTH, FIRST, NOTES);
  }

  @Test
  void packagesKnowTheirNames() {
    PackageQuery all = SearchQuery.packages();
    assertThat(pointer(all, BOTH)).containsExactly("lab/assays", "latest");
    assertThat(pointer(all, FIRST)).containsExactly("lab/copies", "latest");
    assertThat(pointer(all.name(ASSAYS), BOTH)).containsExactly("lab/assays", "latest");
    assertThat(pointer(all.name(ASSAYS), FIRST)).containsExactly("lab/assays", "1768032300");
    assertThat(pointer(all, NAMELESS)).containsExactly("", "");
  }

  @Test
  void packagesAreFoundByTheirFields() {
    PackageQuery all = SearchQuery.packages();
    assertFound(all.messageContaining("AGAIN both"), BOTH);
    assertFound(all.messageContaining("both only"));
    assertFound(all.messageContaining("plate").latestOnly().sizeAtMost(129), FIRST);
    assertFound(all.sizeAtLeast(130), BOTH);
    assertFound(all.sizeAtLeast(129).sizeAtMost(129), FIRST);
    assertFound(all.modifiedSince(NOON), BOTH);
    assertFound(all.modifiedBefore(NOON), FIRST);
  }

  @Test
  void packagesAreFoundByTheirMetadata() {
    PackageQuery all = SearchQuery.packages();
    assertFound(all.metadata("/run", 7), BOTH);
    assertFound(all.metadata("/run", 3.5), FIRST);
    assertFound(all.metadata("/run", 3));
    assertFound(all.metadata("/operator", "Ada"), BOTH);
    assertFound(all.metadata("/operator", "ada"));
    assertFound(all.metadata("/operator", "Grace").metadata("/approved", false), FIRST);
    assertFound(all.metadata("/operator", "Grace").metadata("/approved", true));
    assertFound(all.metadata("/taken", Instant.parse("2026-02-20T08:00:00Z")), BOTH);
    assertFound(all.metadata("/taken", NOON));
    assertFound(all.metadata("/tags", "plate").metadata("/tags", "assay"), BOTH);
    assertFound(all.metadata("/lab/room~11", "B12"), BOTH);
    assertFound(all.metadata("/description", PackageCorpus.LONG_TEXT), BOTH);
    assertFound(all.metadata("/description", "x " + PackageCorpus.LONG_TEXT));
  }

  @Test
  void metadataFitsInOnePlaceAndAsItsType() {
    PackageQuery all = SearchQuery.packages();
    assertFound(all.metadata("/tags", "Ada"));
    assertFound(all.metadata("/operator", "B12"));
    assertFound(all.metadata("/run", "7"));
    assertFound(all.metadata("/run", true));
    assertFound(all.metadata("/approved", 1));
    assertFound(all.metadata("/none", 7));
    assertThat(hits(all.metadata("/empty", ""))).extracting(SearchHit::id).containsExactly(NOTES);
  }

  @Test
  void entriesAreFoundByTheirFields() {
    assertFound(SearchQuery.entries().logicalKey("raw/plate-1.csv"), "entry", "entry-first");
    assertFound(SearchQuery.entries().logicalKey("plate-1.csv"));
    assertFound(SearchQuery.entries().fileName("plate-2.csv"), "entry-2");
    assertFound(SearchQuery.entries().fileName("SCAN.TIFF"), "scan");
    assertFound(SearchQuery.entries().fileName("AN.TIFF"));
    assertFound(SearchQuery.entries().extension("tiff"), "scan");
    assertFound(SearchQuery.entries().extension("CSV").sizeAtLeast(121), "entry-2");
    assertFound(SearchQuery.entries().extension("sv"));
    assertFound(SearchQuery.entries().sizeAtMost(120), "entry", "entry-first", "scan");
  }

  @Test
  void entriesAreFoundByTheirPackage() {
    TopHash first = TopHash.of(PackageCorpus.FIRST);
    assertFound(SearchQuery.entries().ofPackage(first), "entry-first", "scan");
    assertFound(SearchQuery.entries().ofPackage(first).extension("csv"), "entry-first");
    assertFound(SearchQuery.entries().ofPackage(TopHash.of("f".repeat(64))));
  }

  @Test
  void namesAreNoPatterns() {
    Map<String, List<String>> found =
        Map.of(
            "*.csv", List.of("star"),
            "a?b.csv", List.of("question"),
            "a\\b.csv", List.of("backslash"),
            "axb.csv", List.of("letter"),
            "a*b.csv", List.of(),
            "\") OR (*", List.of("quote"),
            "top.CSV", List.of("top"),
            "*", List.of(),
            "?????.csv", List.of());
    found.forEach(
        (name, ids) ->
            assertThat(hits(SearchQuery.objects().fileName(name)))
                .as(name)
                .extracting(SearchHit::id)
                .containsExactlyElementsOf(ids));
    for (String hostile : List.of("*", "?", "c*", "cs?", "*v", "\\csv", "csv\\")) {
      assertNothing(SearchQuery.objects().extension(hostile));
      assertNothing(SearchQuery.entries().extension(hostile));
    }
  }

  @Test
  void syntaxIsText() {
    for (String hostile :
        List.of(
            "*",
            "*:*",
            "\") OR (*",
            "plat*",
            "NOT none",
            "_exists_:key",
            "/.*/",
            "\"}},{\"match_all\":{}}",
            "\u0000",
            "\uffff",
            "\ufffe\uffff")) {
      assertNothing(SearchQuery.objects().containing(hostile));
      assertNothing(SearchQuery.objects().key(hostile));
      assertNothing(SearchQuery.packages().metadata("/run", hostile));
      assertNothing(SearchQuery.packages().metadata("/" + hostile, "Ada"));
      assertNothing(SearchQuery.entries().logicalKey(hostile));
      assertNothing(SearchQuery.entries().fileName(hostile.replace("/", "_")));
      assertNothing(SearchQuery.entries().extension(hostile));
    }
    assertThat(hits(SearchQuery.packages().metadata("/operator", "*")))
        .extracting(SearchHit::id)
        .containsExactly(NOTES);
    assertThat(hits(SearchQuery.packages().metadata("/*", "?")))
        .extracting(SearchHit::id)
        .containsExactly(NOTES);
    assertThat(hits(SearchQuery.packages().messageContaining("\") OR (*")))
        .as("the word")
        .extracting(SearchHit::id)
        .containsExactly(NOTES);
  }

  private void assertNothing(SearchQuery query) {
    assertThat(hits(query)).as("%s", query.toDsl()).isEmpty();
  }

  private List<SearchHit> hits(SearchQuery query) {
    return searcher().search(SearchRequest.of(query).limit(100)).hits();
  }

  private List<String> pointer(PackageQuery query, String id) {
    PackageDocument found =
        hits(query).stream()
            .filter(hit -> hit.id().equals(id))
            .findFirst()
            .flatMap(SearchHit::asPackage)
            .orElseThrow();
    assertThat(found.topHash().map(PackageCorpus::id)).contains(id);
    return List.of(found.name().orElse(""), found.tag().orElse(""));
  }

  private void assertFound(SearchQuery query, String... ids) {
    assertFound(SearchRequest.of(query), ids);
  }

  final void assertFound(SearchRequest request, String... ids) {
    assertThat(ids(request.buckets(List.of("lab"))))
        .as("%s%s", request.query().orElse(""), request.dsl().map(Metadata::asMap).orElse(Map.of()))
        .containsExactlyInAnyOrder(ids);
  }

  final List<String> ids(SearchRequest request) {
    return searcher().search(request).hits().stream().map(SearchHit::id).toList();
  }
}
