package io.quilt.search.es;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import io.quilt.api.SearchException;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.SearchResult;
import io.quilt.api.ServiceUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers mean, the same ones on both roads. */
class AnswersTest {
  private static final String HIT =
      "{\"_index\": \"lab\", \"_id\": \"a\", \"_score\": 1.5, \"_source\": {\"key\": \"k\"}}";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final List<Quilt> opened = new ArrayList<>();

  /** The two ways of searching. */
  enum Road {
    STACK,
    CLUSTER
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    opened.forEach(Quilt::close);
    server.stop();
  }

  private SearchResult search(Road road) {
    return quilt(road).searcher().search(SearchRequest.query("a"));
  }

  private Quilt quilt(Road road) {
    Quilt quilt =
        road == Road.STACK
            ? Searchers.loggedIn(Searchers.url(server))
            : Searchers.ofCluster(ClusterOptions.of(Searchers.url(server)));
    opened.add(quilt);
    return quilt;
  }

  private void answers(int status, String body) {
    answers(json(status, body));
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static String found(String shards, String total, String... hits) {
    return """
    {"took": 12, "timed_out": false, "_shards": %s, "hits": {%s"max_score": 1.5, "hits": [%s]}}
    """
        .formatted(shards, total, String.join(", ", hits));
  }

  private static final String ALL_SHARDS = "{\"total\": 3, \"successful\": 3, \"failed\": 0}";

  @ParameterizedTest
  @EnumSource(Road.class)
  void everythingThatIsSaidIsRead(Road road) {
    answers(
        200,
        found(
            ALL_SHARDS,
            "\"total\": {\"value\": 10000, \"relation\": \"gte\"},",
            HIT.replace("1.5", "null"),
            HIT.replace(
                "\"_score\"",
                "\"highlight\": {\"content\": [\"<em>a</em>\", \"b\"], \"odd\": 3}, \"_score\"")));
    SearchResult result = search(road);

    assertThat(result.total()).isEqualTo(10_000);
    assertThat(result.totalExact()).isFalse();
    assertThat(result.took()).isEqualTo(Duration.ofMillis(12));
    assertThat(result.timedOut()).isFalse();
    assertThat(result.failedShards()).isZero();
    assertThat(result.hits().get(0).score()).isNaN();
    SearchHit second = result.hits().get(1);
    assertThat(second.index()).isEqualTo("lab");
    assertThat(second.id()).isEqualTo("a");
    assertThat(second.score()).isEqualTo(1.5);
    assertThat(second.source().get("key")).isEqualTo("k");
    assertThat(second.highlights()).isEqualTo(Map.of("content", List.of("<em>a</em>", "b")));
    assertThat(second.raw().get("_id")).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void whatIsMissingIsVisible(Road road) {
    answers(
        200,
        found("{\"total\": 3, \"successful\": 2, \"failed\": 0}", "\"total\": 7,", HIT)
            .replace("\"timed_out\": false", "\"timed_out\": true"));
    SearchResult result = search(road);

    assertThat(result.timedOut()).isTrue();
    assertThat(result.failedShards()).isEqualTo(1);
    assertThat(result.total()).isEqualTo(7);
    assertThat(result.totalExact()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void whatWasNotCountedIsNotExact(Road road) {
    answers(200, found(ALL_SHARDS, "", HIT));
    SearchResult result = search(road);

    assertThat(result.total()).isEqualTo(1);
    assertThat(result.totalExact()).isFalse();
  }

  private static Arguments ugly(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    return Arguments.of(name, answer, error);
  }

  static Stream<Arguments> uglyAnswers() {
    Class<? extends QuiltException> refused = SearchException.class;
    Class<? extends QuiltException> unavailable = ServiceUnavailableException.class;
    String deep = "[".repeat(100_000);
    return Stream.of(
        ugly("400", json(400, "{\"error\": {\"root_cause\": [{\"reason\": \"why\"}]}}"), refused),
        ugly("400 as a text", json(400, "{\"error\": \"why\"}"), refused),
        ugly("400 as a message", json(400, "{\"message\": \"why\"}"), refused),
        ugly("404", json(404, "{\"error\": {\"reason\": \"why\"}}"), refused),
        ugly("401", json(401, "{\"message\": \"why\"}"), NotAuthenticatedException.class),
        ugly("401 without JSON", aResponse().withStatus(401), NotAuthenticatedException.class),
        ugly("403", json(403, "{\"error\": {\"reason\": \"why\"}}"), AccessDeniedException.class),
        ugly("429", json(429, "why").withHeader("Retry-After", "3600"), unavailable),
        ugly("a red cluster", json(503, red()), unavailable),
        ugly("500", json(500, "{\"error\": {\"type\": \"why\"}}"), unavailable),
        ugly("502 in HTML", aResponse().withStatus(502).withBody("<h1>why</h1>"), unavailable),
        ugly("a redirect", aResponse().withStatus(302), unavailable),
        ugly("HTML", aResponse().withBody("<html>"), unavailable),
        ugly("nothing", aResponse().withStatus(200), unavailable),
        ugly("a list", json(200, "[]"), unavailable),
        ugly("no hits", json(200, "{}"), unavailable),
        ugly("odd hits", json(200, "{\"hits\": {\"hits\": 3}}"), unavailable),
        ugly("a null hit", json(200, "{\"hits\": {\"hits\": [null]}}"), unavailable),
        ugly("a hit without an id", json(200, "{\"hits\": {\"hits\": [{}]}}"), unavailable),
        ugly("cut off", json(200, "{\"hits\": {\"hits\": [{"), unavailable),
        ugly("nested without end", json(200, "{\"hits\":" + deep), unavailable),
        ugly("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), unavailable));
  }

  private static String red() {
    return """
    {"error": {"root_cause": [], "type": "search_phase_execution_exception",
      "reason": "all shards failed", "failed_shards": []}, "status": 503}
    """;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uglyAnswers")
  void everyUglyAnswerIsATypedError(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    answers(answer);
    String body = String.valueOf(answer.build().getBody());

    for (Road road : Road.values()) {
      assertThatThrownBy(() -> search(road))
          .as("%s", road)
          .isExactlyInstanceOf(error)
          .hasMessageContaining(body.contains("why") && body.contains("{") ? "why" : "127.0.0.1")
          .hasMessageNotContaining(Searchers.API_KEY);
    }
  }

  @Test
  void aRedClusterSaysSo() {
    answers(503, red());

    assertThatThrownBy(() -> search(Road.CLUSTER)).hasMessageContaining("all shards failed");
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void aSyntaxErrorIsExplainedOnOneLine(Road road) {
    answers(
        400,
        """
        {"error": {"root_cause": [{"type": "query_shard_exception", "reason": "Failed to parse query [(a]"}],
          "reason": "all shards failed",
          "failed_shards": [{"reason": {"caused_by": {"reason": "Cannot parse '(a': at line 1\\nWas expecting"}}}]}}
        """);

    assertThatThrownBy(() -> search(road))
        .isInstanceOf(SearchException.class)
        .hasMessageContaining("Failed to parse query [(a]: Cannot parse '(a': at line 1")
        .hasMessageNotContaining("expecting");
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void aStreamRefusesWhatIsNotAll(Road road) {
    answers(200, found("{\"total\": 3, \"successful\": 2, \"failed\": 0}", "", HIT));

    try (Stream<SearchHit> hits = quilt(road).searcher().stream(SearchRequest.query("a"))) {
      assertThatThrownBy(hits::count).isInstanceOf(ServiceUnavailableException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void aStreamAsksNothingBeforeItIsRead(Road road) {
    quilt(road).searcher().stream(SearchRequest.query("a")).close();
    quilt(road).searcher().stream(SearchRequest.query("a").limit(0)).forEach(hit -> {});

    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void whatPassesIsTriedAgain(Road road) {
    answers(503, "{}");
    assertThatThrownBy(() -> search(road)).hasMessageContaining("503");

    server.verify(4, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource(Road.class)
  void aNameThatCouldBeAPathOrAPatternIsNoBucket(Road road) {
    for (String odd : List.of("*", "a,b", "../x", "a b", "-a", "_all", "a?", "a#b", "", "a:b")) {
      assertThatThrownBy(
              () -> quilt(road).searcher().search(SearchRequest.query("a").buckets(List.of(odd))))
          .as(odd)
          .isInstanceOf(SearchException.class);
    }
    server.verify(0, anyRequestedFor(anyUrl()));
  }
}
