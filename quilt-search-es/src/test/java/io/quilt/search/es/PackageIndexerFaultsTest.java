package io.quilt.search.es;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.BuildOptions;
import io.quilt.api.Checksum;
import io.quilt.api.LogicalKey;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.TopHash;
import io.quilt.servers.ElasticsearchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands between the indexer and a real cluster fails. */
class PackageIndexerFaultsTest {
  private static final PackageName ASSAYS = PackageName.of("lab/assays");
  private static final PackageName OTHER = PackageName.of("lab/other");
  private static final Checksum SUM = new Checksum(Checksum.SHA256, "e3b0c44298fc1c14");
  private static final String BULK = "/[^/]+/_bulk";

  private final WireMockServer proxy =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build();
  private final Registry registry =
      quilt.registry("mem://f" + UUID.randomUUID().toString().replace("-", ""));
  private final String name = PackageIndexer.defaultName(registry);
  private final String packages = name + "_packages";
  private PackageIndexer indexer;
  private IndexedDocuments documents;

  @BeforeEach
  void open() {
    ElasticsearchServer.unavailable().ifPresent(reason -> abort("SKIPPED: " + reason));
    documents = new IndexedDocuments(ElasticsearchServer.shared().url());
    proxy.start();
    proxy.stubFor(any(anyUrl()).willReturn(passed()).atPriority(10));
    indexer = PackageIndexer.open(ClusterOptions.of(Searchers.url(proxy)));
  }

  @AfterEach
  void close() {
    quilt.close();
    proxy.stop();
    if (indexer != null) {
      indexer.close();
      documents.close();
    }
  }

  private static ResponseDefinitionBuilder passed() {
    return aResponse().proxiedFrom(ElasticsearchServer.shared().url().toString());
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private TopHash build(PackageName of, int entries) {
    QuiltPackage.Builder content = QuiltPackage.builder();
    for (int i = 0; i < entries; i++) {
      PhysicalKey place = PhysicalKey.of("mem", registry.location().root(), of + "/k" + i, null);
      content.put(PackageEntry.of(LogicalKey.of("k" + i), place).withContent(i, SUM));
    }
    return registry.build(of, content.build(), BuildOptions.defaults());
  }

  private List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (LoggedRequest request : proxy.findAll(anyRequestedFor(anyUrl()))) {
      String path = request.getUrl().replaceFirst("\\?.*", "").replace(name, "N");
      requests.add(request.getMethod() + " " + path);
    }
    return requests;
  }

  @Test
  void anUnchangedRegistryCostsAFewRequestsAndNoBulk() {
    for (int i = 0; i < 49; i++) {
      build(PackageName.of("lab/p" + i), 3);
    }
    indexer.index(registry);
    assertThat(requests())
        .containsExactlyInAnyOrder(
            "GET /_alias/N_packages",
            "PUT /N_packages-quilt1",
            "GET /_alias/N",
            "PUT /N-quilt1",
            "POST /N_packages-quilt1,N-quilt1/_refresh",
            "POST /N_packages-quilt1/_search",
            "POST /N_packages-quilt1/_mget",
            "POST /N_packages-quilt1/_bulk",
            "POST /N-quilt1/_bulk",
            "POST /N_packages-quilt1/_bulk",
            "POST /N_packages-quilt1/_bulk",
            "POST /N_packages-quilt1/_search",
            "POST /N_packages-quilt1,N-quilt1/_refresh");
    proxy.resetRequests();

    indexer.index(registry);

    assertThat(requests())
        .containsExactly(
            "GET /_alias/N_packages",
            "GET /_alias/N",
            "POST /N_packages-quilt1,N-quilt1/_refresh",
            "POST /N_packages-quilt1/_search",
            "POST /N_packages-quilt1/_search");
  }

  @Test
  void whatACrashLeavesTheNextRunCompletes() {
    build(OTHER, 3);
    build(ASSAYS, 5_500);
    IndexReport whole = indexer.index(registry, name + "-whole");
    Map<String, Map<String, Object>> expected = documents.sources(name + "-whole_packages", "ptr");
    int failed = 0;
    for (int done = 0; done < 7; done++) {
      String index = name + "-" + done;
      failAfter(done);
      try {
        assertThat(indexer.index(registry, index).ok()).isTrue();
      } catch (ServiceUnavailableException e) {
        failed++;
        assertThat(documents.count(index + "_packages", term("mnfst")))
            .as("manifests without all their entries")
            .matches(manifests -> manifests == 0 || entries(index) == 5_503);
      }
      proxy.resetMappings();
      proxy.stubFor(any(anyUrl()).willReturn(passed()));

      IndexReport again = indexer.index(registry, index);

      assertThat(again.ok()).isTrue();
      assertThat(documents.sources(index + "_packages", "ptr")).isEqualTo(expected);
      assertThat(entries(index)).isEqualTo(5_503);
      assertThat(documents.count(index)).isEqualTo(5_503);
      assertThat(documents.count(index + "_packages", term("mnfst"))).isEqualTo(2);
    }
    assertThat(whole.entries()).isEqualTo(5_503);
    assertThat(failed).as("bulks of a run, of which two may arrive at once").isBetween(4, 6);
  }

  private long entries(String index) {
    return documents.count(index + "_packages", term("entry"));
  }

  private static String term(String kind) {
    return "{\"term\": {\"join_field\": \"%s\"}}".formatted(kind);
  }

  // So many bulks arrive, and no other one does.
  private void failAfter(int bulks) {
    proxy.resetScenarios();
    for (int i = 0; i <= bulks; i++) {
      ScenarioMappingBuilder bulk =
          post(urlPathMatching(BULK))
              .inScenario("bulks")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i);
      proxy.stubFor(
          i == bulks
              ? bulk.atPriority(1).willReturn(json(500, "{}"))
              : bulk.willSetStateTo("after " + (i + 1)).atPriority(1).willReturn(passed()));
    }
  }

  private void firstBulk(ResponseDefinitionBuilder answer) {
    proxy.stubFor(
        post(urlPathMatching("/[^/]+_packages-quilt1/_bulk"))
            .inScenario("first")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("over")
            .atPriority(1)
            .willReturn(answer));
  }

  @Test
  void whatABusyClusterRejectsIsSentAgain() {
    build(ASSAYS, 3);
    String busy =
        """
        {"index": {"status": 429, "error": {"type": "es_rejected_execution_exception",
          "reason": "rejected execution"}}}
        """;
    firstBulk(
        json(
            200,
            """
            {"errors": true, "items": [%s, {"index": {"status": 201}}, %s]}
            """
                .formatted(busy, busy)));

    assertThat(indexer.index(registry).ok()).isTrue();

    List<String> bulks =
        proxy.findAll(anyRequestedFor(urlPathMatching(".*packages-quilt1/_bulk"))).stream()
            .map(LoggedRequest::getBodyAsString)
            .toList();
    assertThat(bulks.get(0)).contains("\"k0\"", "\"k1\"", "\"k2\"");
    assertThat(bulks.get(1)).contains("\"k0\"", "\"k2\"").doesNotContain("\"k1\"");
    assertThat(bulks).hasSize(4);
    assertThat(documents.sources(packages, "entry").values())
        .extracting(source -> source.get("entry_lk"))
        .containsExactlyInAnyOrder("k0", "k2");
  }

  @Test
  void aRequestThatIsTooLargeIsSentInSmallerOnes() {
    build(ASSAYS, 2_000);
    proxy.stubFor(
        post(urlPathMatching(BULK))
            .withRequestBody(containing("\"k0\""))
            .withRequestBody(containing("\"k1999\""))
            .atPriority(1)
            .willReturn(aResponse().withStatus(413)));

    assertThat(indexer.index(registry).ok()).isTrue();

    assertThat(entries(name)).isEqualTo(2_000);
    assertThat(requests().stream().filter("POST /N_packages-quilt1/_bulk"::equals).count())
        .isEqualTo(1 + 2 + 1 + 1);
  }

  @Test
  void aDocumentThatIsRefusedHidesNoOtherRevision() {
    TopHash refused = build(ASSAYS, 3);
    TopHash good = build(OTHER, 2);
    firstBulk(
        json(
            200,
            """
            {"errors": true, "items": [
              {"index": {"status": 201}},
              {"index": {"status": 400, "error": {"type": "mapper_parsing_exception",
                "reason": "failed to parse\\u0000 it"}}},
              {"index": {"status": 201}}, {"index": {"status": 201}}, {"index": {"status": 201}}]}
            """));

    IndexReport report = indexer.index(registry);

    assertThat(report.failureCount()).isOne();
    IndexReport.Failure failure = report.failures().get(0);
    assertThat(failure.packageName()).isEqualTo(ASSAYS);
    assertThat(failure.topHash()).isEqualTo(refused.value());
    assertThat(failure.error())
        .isInstanceOf(IndexingException.class)
        .hasMessageContaining("1 of the documents")
        .hasMessageContaining("entry:" + refused)
        .hasMessageContaining("failed to parse  it");
    assertThat(documents.sources(packages, "mnfst")).containsOnlyKeys("mnfst:" + good);
    assertThat(documents.pointers(packages, "lab/assays")).isEmpty();
    assertThat(report.revisions()).isOne();

    assertThat(indexer.index(registry).revisions()).isOne();
    assertThat(documents.pointers(packages, "lab/assays")).hasSize(2);
  }

  @Test
  void whatHoldsForAllDocumentsEndsTheRun() {
    build(ASSAYS, 1);
    firstBulk(
        json(
            200,
            """
            {"errors": true, "items": [{"index": {"status": 403, "error":
              {"type": "cluster_block_exception", "reason": "index is read-only"}}}]}
            """));
    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("read-only");

    proxy.stubFor(any(anyUrl()).atPriority(1).willReturn(json(401, "{}")));
    assertThatThrownBy(() -> indexer.index(registry)).isInstanceOf(NotAuthenticatedException.class);

    proxy.stubFor(any(anyUrl()).atPriority(1).willReturn(json(400, "{\"error\": \"no\"}")));
    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(IndexingException.class)
        .hasMessageContaining("no");
  }

  @Test
  void anAnswerToSomethingElseIsNotTakenForSuccess() {
    build(ASSAYS, 2);
    firstBulk(json(200, "{\"errors\": true, \"items\": [{\"index\": {\"status\": 201}}]}"));
    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(ServiceUnavailableException.class);

    proxy.resetScenarios();
    firstBulk(json(200, "<html>"));
    assertThatThrownBy(() -> indexer.index(registry))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(documents.count(packages, term("mnfst"))).isZero();
  }
}
