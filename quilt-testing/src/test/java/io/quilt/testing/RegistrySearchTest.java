package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Metadata;
import io.quilt.api.PackageDocument;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchQuery;
import io.quilt.api.SearchRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed queries over what registries hold. */
class RegistrySearchTest {
  private static final PackageName NAME = PackageName.of("lab/assays");

  private final Quilt quilt =
      Quilt.builder()
          .config(QuiltConfig.defaults())
          .provider(new MemoryObjectStoreProvider())
          .build();
  private final Registry registry = quilt.registry("mem://bucket");
  private final InMemorySearcher searcher = InMemorySearcher.over(registry);
  private PushResult first;
  private PushResult second;

  @BeforeEach
  void push(@TempDir Path folder) throws IOException {
    QuiltPackage.Builder content =
        QuiltPackage.builder().put("raw/a.csv", Files.writeString(folder.resolve("a"), "a"));
    first = registry.push(NAME, content.metadata(Metadata.of(Map.of("run", 1))).build());
    content.put("b.TXT", Files.writeString(folder.resolve("b"), "bcd")).metadata(metadata());
    second =
        registry.push(
            NAME, content.build(), PushOptions.builder().message("With b").force(true).build());
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  private static Metadata metadata() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", 2);
    members.put("approved", true);
    members.put("taken", "2026-02-20T08:00:00");
    members.put("day", "2026-02-20");
    members.put("tags", List.of("x", "y"));
    members.put("room", Map.of("a/b~c", "B12"));
    members.put("emoji", "\ud83d\ude00".repeat(256));
    members.put("long", "word ".repeat(60));
    members.put("lists", List.of(List.of(), List.of("x", 1), List.of()));
    members.put("huge", BigInteger.TEN.pow(400));
    members.put("none", Arrays.asList((Object) null));
    return Metadata.of(members);
  }

  @Test
  void packagesAreFoundWithTheirNames() {
    List<SearchHit> latest = hits(SearchQuery.packages().name(NAME).latestOnly());
    assertThat(latest).hasSize(1);
    PackageDocument document = latest.get(0).asPackage().orElseThrow();
    assertThat(document.name()).contains("lab/assays");
    assertThat(document.tag()).contains("latest");
    assertThat(document.topHash()).contains(second.topHash().value());
    assertThat(document.totalBytes()).hasValue(4);
    assertThat(hits(SearchQuery.packages()))
        .hasSize(2)
        .allSatisfy(hit -> assertThat(hit.asPackage().orElseThrow().name()).contains("lab/assays"));
    assertThat(hits(SearchQuery.packages().messageContaining("b"))).hasSize(1);
  }

  @Test
  void packagesAreFoundByTheirMetadata() {
    SearchQuery[] queries = {
      SearchQuery.packages().metadata("/run", 2),
      SearchQuery.packages().metadata("/approved", true),
      SearchQuery.packages().metadata("/taken", Instant.parse("2026-02-20T08:00:00Z")),
      SearchQuery.packages().metadata("/day", Instant.parse("2026-02-20T00:00:00Z")),
      SearchQuery.packages().metadata("/tags", "y"),
      SearchQuery.packages().metadata("/room/a~1b~0c", "B12"),
      SearchQuery.packages().metadata("/emoji", "\ud83d\ude00".repeat(256)),
      SearchQuery.packages().metadata("/long", "word ".repeat(60))
    };
    for (SearchQuery query : queries) {
      assertThat(hits(query))
          .as("%s", query.toDsl())
          .extracting(SearchHit::id)
          .containsExactly("mnfst:" + second.topHash());
    }
    assertThat(hits(SearchQuery.packages().metadata("/lists", "x"))).isEmpty();
  }

  @Test
  void metadataIsIndexedByItsTypes() {
    assertThat(MetadataFields.of(metadata()))
        .extracting(field -> field.get("json_pointer"), field -> field.get("type"))
        .map(field -> field.toList().get(0) + " " + field.toList().get(1))
        .containsExactly(
            "/run double",
            "/approved boolean",
            "/taken date",
            "/day date",
            "/tags keyword",
            "/room/a~1b~0c keyword",
            "/emoji keyword",
            "/long text");
    assertThat(MetadataFields.of(Metadata.of(Map.of("a", List.of("x", "y")))))
        .containsExactly(
            Map.of(
                "json_pointer", "/a",
                "type", "keyword",
                "text", "[\"x\", \"y\"]",
                "keyword", List.of("x", "y")));
  }

  @Test
  void entriesAreFoundByTheirPackage() {
    assertThat(hits(SearchQuery.entries().ofPackage(first.topHash()))).hasSize(1);
    assertThat(hits(SearchQuery.entries().ofPackage(second.topHash()))).hasSize(2);
    assertThat(hits(SearchQuery.entries().ofPackage(second.topHash()).extension("txt")))
        .extracting(hit -> hit.asEntry().orElseThrow().logicalKey().orElseThrow())
        .containsExactly("b.TXT");
    assertThat(hits(SearchQuery.objects().extension("txt"))).hasSize(1);
  }

  private List<SearchHit> hits(SearchQuery query) {
    return searcher.search(SearchRequest.of(query)).hits();
  }
}
