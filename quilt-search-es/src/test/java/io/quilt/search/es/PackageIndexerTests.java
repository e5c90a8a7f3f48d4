package io.quilt.search.es;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.BuildOptions;
import io.quilt.api.Checksum;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageQuery;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchQuery;
import io.quilt.api.SearchRequest;
import io.quilt.api.Searcher;
import io.quilt.api.TopHash;
import io.quilt.servers.SearchServer;
import io.quilt.spi.Body;
import io.quilt.spi.PutCondition;
import io.quilt.testing.InMemorySearcher;
import io.quilt.testing.MemoryObjectStoreProvider;
import io.quilt.testing.StoreHook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in a real cluster after packages were indexed. */
abstract class PackageIndexerTests {
  private static final PackageName ASSAYS = PackageName.of("lab/assays");
  private static final Checksum SUM = new Checksum(Checksum.SHA256, "e3b0c44298fc1c14");

  private final MemoryObjectStoreProvider memory = new MemoryObjectStoreProvider();
  private final Quilt quilt =
      Quilt.builder().config(QuiltConfig.defaults()).provider(memory).build();
  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
  private final String packages = name + "_packages";
  private Registry registry;
  private PackageIndexer indexer;
  private IndexedDocuments documents;

  abstract SearchServer server();

  @BeforeEach
  void open() {
    registry = quilt.registry("mem://" + name);
    indexer = PackageIndexer.open(ClusterOptions.of(server().url()));
    documents = new IndexedDocuments(server().url());
  }

  @AfterEach
  void close() {
    documents.close();
    indexer.close();
    quilt.close();
  }

  private static PackageEntry entry(String key, String place, long size) {
    return PackageEntry.of(LogicalKey.of(key), PhysicalKey.parse(place)).withContent(size, SUM);
  }

  private QuiltPackage of(int number) {
    return QuiltPackage.builder()
        .put(entry("a/b.csv", "mem://" + name + "/lab/assays/a/B.CSV", number))
        .put(entry("c", "s3://elsewhere/c%20d?versionId=v1", 7))
        .build();
  }

  private TopHash build(PackageName of, QuiltPackage content) {
    return registry.build(of, content, BuildOptions.defaults().message("run " + content.size()));
  }

  private String seconds(PackageName of, TopHash topHash) {
    return revisions(of).stream()
        .filter(pointer -> !pointer.isLatest() && pointer.topHash().equals(topHash))
        .map(PackageRevision::pointer)
        .findFirst()
        .orElseThrow();
  }

  private List<PackageRevision> revisions(PackageName of) {
    try (Stream<PackageRevision> revisions = registry.revisions(of)) {
      return revisions.toList();
    }
  }

  private static String time(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds)).toString();
  }

  @Test
  void documentsAreThoseOfAStack() {
    QuiltPackage content =
        of(3).toBuilder()
            .put(
                entry("x.TXT", "mem://" + name + "/x.TXT", 5)
                    .withMetadata(Metadata.of(Map.of("n", 1))))
            .metadata(Metadata.ofJson("{\"sample\": {\"id\": \"s1\"}}"))
            .headerMember("message", "run 3")
            .headerMember(
                "workflow",
                Map.of(
                    "id",
                    "gather",
                    "config",
                    "s3://b/.quilt/workflows/config.yml?versionId=w1",
                    "schemas",
                    Map.of("top", "s3://b/top.json")))
            .build();
    TopHash topHash = content.topHash();
    String seconds = "1700000000";
    String manifest = "mnfst:" + topHash;
    ByteArrayOutputStream dumped = new ByteArrayOutputStream();
    content.dump(dumped);
    store(".quilt/packages/" + topHash, dumped.toString(StandardCharsets.UTF_8));
    store(".quilt/named_packages/lab/assays/latest", topHash.value());
    store(".quilt/named_packages/lab/assays/" + seconds, topHash.value());

    IndexReport report = indexer.index(registry);

    assertThat(report).isEqualTo(new IndexReport(name, 1, 1, 3, 2, 0, 0, List.of()));
    assertThat(documents.sources(packages, "mnfst"))
        .isEqualTo(
            Map.of(
                manifest,
                Metadata.ofJson(
                        """
                        {"join_field": {"name": "mnfst"},
                         "mnfst_hash": "%s",
                         "mnfst_last_modified": "%s",
                         "mnfst_message": "run 3",
                         "mnfst_metadata": "{\\"sample\\": {\\"id\\": \\"s1\\"}}",
                         "mnfst_metadata_fields": [{"json_pointer": "/sample/id",
                           "type": "keyword", "text": "\\"s1\\"", "keyword": "s1"}],
                         "mnfst_stats": {"total_bytes": 15, "total_files": 3},
                         "mnfst_workflow": {"id": "gather", "config_version_id": "w1",
                           "schemas": [{"id": "top", "url": "s3://b/top.json"}]},
                         "_routing": "%s"}
                        """
                            .formatted(topHash, time(seconds), manifest))
                    .asMap()));
    assertThat(documents.sources(packages, "ptr").values())
        .containsExactlyInAnyOrder(
            pointer("latest", time(seconds), manifest), pointer(seconds, time(seconds), manifest));
    String meta = "{\\\"user_meta\\\": {\\\"n\\\": 1}}";
    assertThat(documents.sources(packages, "entry").values())
        .containsExactlyInAnyOrder(
            json(
                """
                {"join_field": {"name": "entry", "parent": "%1$s"}, "entry_lk": "a/b.csv",
                 "entry_pk": "mem://%2$s/lab/assays/a/B.CSV", "entry_size": 3,
                 "entry_hash": {"type": "SHA256", "value": "e3b0c44298fc1c14"}, "_routing": "%1$s"}
                """
                    .formatted(manifest, name)),
            json(
                """
                {"join_field": {"name": "entry", "parent": "%1$s"}, "entry_lk": "c",
                 "entry_pk": "s3://elsewhere/c%%20d?versionId=v1",
                 "entry_pk_parsed": {"s3": {"bucket": "elsewhere", "key": "c d",
                   "version_id": "v1"}},
                 "entry_size": 7,
                 "entry_hash": {"type": "SHA256", "value": "e3b0c44298fc1c14"}, "_routing": "%1$s"}
                """
                    .formatted(manifest)),
            json(
                """
                {"join_field": {"name": "entry", "parent": "%1$s"}, "entry_lk": "x.TXT",
                 "entry_pk": "mem://%2$s/x.TXT", "entry_size": 5,
                 "entry_hash": {"type": "SHA256", "value": "e3b0c44298fc1c14"},
                 "entry_metadata": "%3$s", "_routing": "%1$s"}
                """
                    .formatted(manifest, name, meta)));
    assertThat(documents.sources(name, ""))
        .isEqualTo(
            Map.of(
                "lab/assays/a/B.CSV:null",
                json(
                    """
                    {"key": "lab/assays/a/B.CSV", "key_text": "lab/assays/a/B.CSV", "ext": ".csv",
                     "size": 3, "was_packaged": true}
                    """),
                "x.TXT:null",
                json(
                    """
                    {"key": "x.TXT", "key_text": "x.TXT", "ext": ".txt", "size": 5,
                     "was_packaged": true}
                    """)));
  }

  private static Map<String, Object> json(String text) {
    return Metadata.ofJson(text).asMap();
  }

  private static Map<String, Object> pointer(String tag, String time, String manifest) {
    return json(
        """
        {"join_field": {"name": "ptr", "parent": "%3$s"}, "ptr_name": "lab/assays",
         "ptr_tag": "%1$s", "ptr_last_modified": "%2$s", "_routing": "%3$s"}
        """
            .formatted(tag, time, manifest));
  }

  @Test
  void aBucketIsSearchedAsOneOfAStack() {
    build(ASSAYS, of(3));
    indexer.index(registry);

    assertThat(found("entry_lk.text:CSV")).containsExactly("a/b.csv");
    assertThat(found("ptr_name.text:assays AND ptr_tag:latest")).containsExactly("lab/assays");
    assertThat(found("ext:.csv AND size:>2")).containsExactly("lab/assays/a/B.CSV");
    assertThat(found("key_text:b")).containsExactly("lab/assays/a/B.CSV");
    String query =
        "{\"has_child\": {\"type\": \"ptr\", \"query\": {\"term\": {\"ptr_tag\": \"latest\"}}}}";
    assertThat(documents.count(packages, query)).isOne();
  }

  private List<String> found(String query) {
    try (Quilt searching = Searchers.ofCluster(ClusterOptions.of(server().url()))) {
      return searching
          .searcher()
          .search(SearchRequest.query(query).buckets(List.of(name)))
          .hits()
          .stream()
          .map(SearchHit::source)
          .map(
              source ->
                  Stream.of("entry_lk", "ptr_name", "key")
                      .map(source::get)
                      .filter(String.class::isInstance)
                      .map(String.class::cast)
                      .findFirst()
                      .orElseThrow())
          .toList();
    }
  }

  @Test
  void typedQueriesFindWhatTheyFindInMemory() {
    Metadata metadata =
        Metadata.ofJson(
            "{\"a/b\": \"Ada\", \"day\": \"2024-02-29\", \"run\": 7, \"long\": \"%s\"}"
                .formatted("word ".repeat(60) + "end"));
    TopHash first = build(ASSAYS, of(1).toBuilder().metadata(metadata).build());
    build(ASSAYS, of(200));
    build(PackageName.of("lab/other"), of(30));
    indexer.index(registry);
    PackageQuery packaged = SearchQuery.packages();
    Instant day = Instant.parse("2024-02-29T00:00:00Z");
    List<SearchQuery> queries =
        List.of(
            packaged,
            packaged.name(ASSAYS),
            packaged.latestOnly(),
            packaged.name(ASSAYS).latestOnly(),
            packaged.messageContaining("RUN"),
            packaged.sizeAtLeast(37).sizeAtMost(37),
            packaged.modifiedSince(day),
            packaged.modifiedBefore(day),
            packaged.metadata("/a~1b", "Ada"),
            packaged.metadata("/a~1b", "ada"),
            packaged.metadata("/day", day),
            packaged.metadata("/run", 7),
            packaged.metadata("/run", "7"),
            packaged.metadata("/long", "word ".repeat(55) + "end"),
            SearchQuery.entries(),
            SearchQuery.entries().logicalKey("a/b.csv"),
            SearchQuery.entries().fileName("b.csv").sizeAtLeast(2),
            SearchQuery.entries().extension("CSV"),
            SearchQuery.entries().ofPackage(first),
            SearchQuery.objects(),
            SearchQuery.objects().fileName("B.CSV"),
            SearchQuery.objects().extension("csv").sizeAtMost(5));
    Searcher inMemory = InMemorySearcher.over(registry);
    try (Quilt searching = Searchers.ofCluster(ClusterOptions.of(server().url()))) {
      for (SearchQuery query : queries) {
        assertThat(keys(searching.searcher(), query))
            .as(query.toDsl().toJson())
            .containsExactlyInAnyOrderElementsOf(keys(inMemory, query));
      }
      assertThat(keys(searching.searcher(), packaged.metadata("/a~1b", "Ada")))
          .containsExactly(first.value());
    }
  }

  private List<Object> keys(Searcher searcher, SearchQuery query) {
    SearchRequest request = SearchRequest.of(query).buckets(List.of(name)).limit(100);
    return searcher.search(request).hits().stream()
        .map(SearchHit::source)
        .map(
            source ->
                Stream.of("mnfst_hash", "entry_lk", "key")
                    .map(source::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  @Test
  void whereLatestMovesOneLatestRemains() {
    TopHash first = build(ASSAYS, of(1));
    indexer.index(registry);
    TopHash second = build(ASSAYS, of(2));
    TopHash third = build(ASSAYS, of(3));
    IndexReport report = indexer.index(registry);

    assertThat(documents.pointers(packages, "lab/assays"))
        .containsExactlyInAnyOrder(
            "latest " + third,
            seconds(ASSAYS, first) + " " + first,
            seconds(ASSAYS, second) + " " + second,
            seconds(ASSAYS, third) + " " + third);
    assertThat(report).isEqualTo(new IndexReport(name, 1, 2, 4, 3, 1, 0, List.of()));

    registry.rollback(ASSAYS, first.value());
    indexer.index(registry);

    assertThat(documents.pointers(packages, "lab/assays")).contains("latest " + first).hasSize(4);
  }

  @Test
  void whatIsDeletedIsNoLongerPointedTo() {
    PackageName other = PackageName.of("lab/other");
    PackageName gone = PackageName.of("a-lab/gone");
    TopHash first = build(ASSAYS, of(1));
    TopHash second = build(ASSAYS, of(2));
    build(other, of(1));
    build(gone, of(5));
    indexer.index(registry);
    registry.delete(ASSAYS, second);
    registry.delete(other);
    registry.delete(gone);

    IndexReport report = indexer.index(registry);

    assertThat(report).isEqualTo(new IndexReport(name, 3, 0, 0, 1, 6, 0, List.of()));
    assertThat(documents.pointers(packages, "lab/assays"))
        .containsExactlyInAnyOrder("latest " + first, seconds(ASSAYS, first) + " " + first);
    assertThat(documents.pointers(packages, "lab/other")).isEmpty();
    assertThat(documents.pointers(packages, "a-lab/gone")).isEmpty();
    assertThat(documents.sources(packages, "mnfst")).containsKeys("mnfst:" + first).hasSize(3);
  }

  @Test
  void manyPackagesAndBothLayouts() {
    registry = quilt.registry("mem://" + name, RegistryLayout.V2);
    List<TopHash> hashes = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      hashes.add(build(PackageName.of("lab/p" + i), of(i)));
    }
    IndexReport report = indexer.index(registry);

    assertThat(report).isEqualTo(new IndexReport(name, 120, 120, 240, 240, 0, 0, List.of()));
    assertThat(documents.pointers(packages, "lab/p77"))
        .containsExactlyInAnyOrder(
            "latest " + hashes.get(77),
            revisions(PackageName.of("lab/p77")).get(0).pointer() + " " + hashes.get(77));
    assertThat(indexer.index(registry))
        .isEqualTo(new IndexReport(name, 120, 0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void aRevisionThatIsThereIsNotReadAgain() {
    TopHash topHash = build(ASSAYS, of(1));
    indexer.index(registry);
    List<String> read = Collections.synchronizedList(new ArrayList<>());
    memory.before(
        (operation, key) -> {
          if (operation == StoreHook.Operation.READ) {
            read.add(key);
          }
        });

    assertThat(indexer.index(registry))
        .isEqualTo(new IndexReport(name, 1, 0, 0, 0, 0, 0, List.of()));

    assertThat(read).isNotEmpty().allMatch(key -> key.startsWith(".quilt/named_packages/"));
    assertThat(read).noneMatch(key -> key.contains(topHash.value()));
  }

  @Test
  void aManifestThatCannotBeReadHidesNoOther() {
    TopHash good = build(ASSAYS, of(1));
    indexer.index(registry);
    TopHash bad = TopHash.of("ab".repeat(32));
    store(".quilt/packages/" + bad, "{\"version\": \"v0\"}\n{\"logical_key\": 1}\n");
    store(".quilt/named_packages/lab/assays/latest", bad.value());
    store(".quilt/named_packages/lab/assays/1700000000", bad.value());
    TopHash other = build(PackageName.of("lab/other"), of(2));

    IndexReport report = indexer.index(registry);

    assertThat(report.ok()).isFalse();
    assertThat(report.failureCount()).isOne();
    IndexReport.Failure failure = report.failures().get(0);
    assertThat(failure.packageName()).isEqualTo(ASSAYS);
    assertThat(failure.topHash()).isEqualTo(bad.value());
    assertThat(failure.error()).hasMessageContaining("line 2");
    assertThat(documents.pointers(packages, "lab/assays"))
        .as("latest stays where it was")
        .containsExactlyInAnyOrder("latest " + good, seconds(ASSAYS, good) + " " + good);
    assertThat(documents.pointers(packages, "lab/other")).contains("latest " + other);
  }

  private void store(String key, String text) {
    memory
        .store(name)
        .put(key, Body.of(text.getBytes(StandardCharsets.UTF_8)), PutCondition.always());
  }

  @Test
  void longAndOddKeysAreIndexed() {
    String longKey = "λ".repeat(20_000) + ".csv";
    String odd = "a\u0000\u0001\"\\\n\u2028😀.txt";
    QuiltPackage content =
        QuiltPackage.builder()
            .put(PackageEntry.of(LogicalKey.of(longKey), place(longKey)).withContent(1, SUM))
            .put(PackageEntry.of(LogicalKey.of(odd), place(odd)).withContent(2, SUM))
            .build();
    build(ASSAYS, content);

    assertThat(indexer.index(registry).ok()).isTrue();

    assertThat(documents.sources(packages, "entry").values())
        .extracting(source -> source.get("entry_lk"))
        .containsExactlyInAnyOrder(longKey, odd);
    assertThat(documents.sources(name, ""))
        .hasSize(2)
        .containsKey(odd + ":null")
        .anySatisfy((id, source) -> assertThat(source.get("key")).isEqualTo(longKey));
  }

  private PhysicalKey place(String key) {
    return PhysicalKey.of("mem", name, key, null);
  }

  @Test
  void aPointerOfAFarFutureIsIndexedWithoutItsTime() {
    TopHash topHash = build(ASSAYS, of(1));
    store(".quilt/named_packages/lab/assays/999999999999999", topHash.value());

    assertThat(indexer.index(registry).ok()).isTrue();

    assertThat(documents.pointers(packages, "lab/assays"))
        .contains("999999999999999 " + topHash)
        .hasSize(3);
  }

  @Test
  void leavesOfMetadataCarryTheirTypes() {
    Metadata metadata =
        Metadata.ofJson(
            """
            {"a/b~c": "x", "long": "%s", "day": "2024-02-29", "time": "2024-01-02T03:04:05+01:00",
             "noDay": "2024-02-30", "yes": true, "int": 3, "big": 123456789012345678901234567890,
             "tooBig": %s, "float": 1e16, "none": null, "list": ["a", "é"], "mixed": ["a", 1],
             "empty": [], "objects": [{"a": 1}], "in": {"": {"deep": ""}}}
            """
                .formatted("y".repeat(257), "9".repeat(400)));
    build(ASSAYS, of(1).toBuilder().metadata(metadata).build());

    assertThat(indexer.index(registry).ok()).isTrue();

    Map<String, Object> manifest = documents.sources(packages, "mnfst").values().iterator().next();
    assertThat(manifest.get("mnfst_metadata_fields"))
        .isEqualTo(
            json("""
                    {"fields": [
                      {"json_pointer": "/a~1b~0c", "type": "keyword", "text": "\\"x\\"",
                        "keyword": "x"},
                      {"json_pointer": "/long", "type": "text", "text": "%s"},
                      {"json_pointer": "/day", "type": "date", "text": "\\"2024-02-29\\"",
                        "date": "2024-02-29"},
                      {"json_pointer": "/time", "type": "date",
                        "text": "\\"2024-01-02T03:04:05+01:00\\"", "date": "2024-01-02T02:04:05Z"},
                      {"json_pointer": "/noDay", "type": "keyword", "text": "\\"2024-02-30\\"",
                        "keyword": "2024-02-30"},
                      {"json_pointer": "/yes", "type": "boolean", "text": "true", "boolean": true},
                      {"json_pointer": "/int", "type": "double", "text": "3", "double": 3.0},
                      {"json_pointer": "/big", "type": "double",
                        "text": "123456789012345678901234567890", "double": 1.2345678901234568E29},
                      {"json_pointer": "/float", "type": "double", "text": "1e+16",
                        "double": 1.0E16},
                      {"json_pointer": "/list", "type": "keyword", "text": "[\\"a\\", \\"é\\"]",
                        "keyword": ["a", "é"]},
                      {"json_pointer": "/in//deep", "type": "keyword", "text": "\\"\\"",
                        "keyword": ""}]}
                    """
                    .formatted("y".repeat(257)))
                .get("fields"));
    String nested =
        """
        {"nested": {"path": "mnfst_metadata_fields", "query": {"bool": {"filter": [
          {"term": {"mnfst_metadata_fields.json_pointer": "/time"}},
          {"range": {"mnfst_metadata_fields.date": {"gte": "2024-01-01", "lt": "2024-02-01"}}}]}}}}
        """;
    assertThat(documents.count(packages, nested)).isOne();
  }

  @Test
  void hugeMetadataIsIndexedAsFarAsASearchCanUseIt() {
    StringBuilder leaves = new StringBuilder("{\"" + "p".repeat(9_000) + "\": {\"x\": 1}");
    for (int i = 0; i < 12_000; i++) {
      leaves.append(", \"k").append(i).append("\": \"v\"");
    }
    Metadata many = Metadata.ofJson(leaves + "}");
    Metadata large =
        Metadata.of(Map.of("text", "word ".repeat(180_000), "t2", "w ".repeat(40_000)));
    build(ASSAYS, of(1).toBuilder().metadata(many).build());
    build(ASSAYS, of(2).toBuilder().metadata(large).build());

    assertThat(indexer.index(registry).ok()).isTrue();

    String nested =
        "{\"nested\": {\"path\": \"mnfst_metadata_fields\", \"query\": {\"term\":"
            + " {\"mnfst_metadata_fields.json_pointer\": \"/k%d\"}}}}";
    assertThat(documents.count(packages, nested.formatted(4_999))).isOne();
    assertThat(documents.count(packages, nested.formatted(5_000))).isZero();
    assertThat(documents.count(packages, "{\"match\": {\"mnfst_metadata\": \"word\"}}")).isOne();
  }

  @Test
  void runsAtOnceDoEachOtherNoHarm() throws Exception {
    TopHash first = build(ASSAYS, of(1));
    TopHash second = build(ASSAYS, of(2));
    build(PackageName.of("lab/other"), of(3));
    List<CompletableFuture<IndexReport>> runs =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> indexer.index(registry)))
            .limit(4)
            .toList();
    for (CompletableFuture<IndexReport> run : runs) {
      assertThat(run.get().ok()).isTrue();
    }

    assertThat(documents.pointers(packages, "lab/assays"))
        .containsExactlyInAnyOrder(
            "latest " + second,
            seconds(ASSAYS, first) + " " + first,
            seconds(ASSAYS, second) + " " + second);
    assertThat(documents.count(packages)).isEqualTo(5 + 3 + 6);
    assertThat(documents.count(name)).isOne();
  }

  @Test
  void anAliasOfSomebodyElseIsLeftAlone() {
    documents.ask("PUT", "/" + name + "-theirs", "{\"aliases\": {\"%s\": {}}}".formatted(packages));
    build(ASSAYS, of(1));

    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(IndexingException.class)
        .hasMessageContaining(name + "-theirs");
    assertThat(documents.count(packages)).isZero();
  }

  @Test
  void anAliasThatWasTakenAwayComesBack() {
    build(ASSAYS, of(1));
    indexer.index(registry);
    documents.ask("DELETE", "/%s-quilt1/_alias/%s".formatted(packages, packages), "");

    indexer.index(registry);

    assertThat(documents.count(packages)).isEqualTo(1 + 2 + 2);
  }

  @Test
  void anEmptyRegistryGetsItsIndexesAndAnotherName() {
    IndexReport report = indexer.index(registry, name + "-2");

    assertThat(report).isEqualTo(new IndexReport(name + "-2", 0, 0, 0, 0, 0, 0, List.of()));
    assertThat(documents.count(name + "-2")).isZero();
    assertThat(documents.count(name + "-2_packages")).isZero();
  }

  @Test
  void progressIsToldAndAnInterruptEndsTheRun() {
    build(ASSAYS, of(1));
    List<IndexReport> told = new ArrayList<>();
    IndexReport report = indexer.index(registry, name, told::add);
    assertThat(told).containsExactly(report);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> indexer.index(registry)).isInstanceOf(QuiltInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aClosedIndexerSaysSo() {
    indexer.close();

    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void anIndexerThatIsClosedEndsWhatIsUnderWay() {
    build(ASSAYS, of(1));

    assertThatThrownBy(() -> indexer.index(registry, name, report -> indexer.close()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed while");
  }
}
