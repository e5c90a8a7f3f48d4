package io.quilt.search.es;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stack is asked, as quilt3 asks it. */
class StackRoadTest {
  private static final String NOTHING =
      "{\"took\": 1, \"timed_out\": false, \"hits\": {\"total\": 0, \"hits\": []}}";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private Quilt quilt;

  @BeforeEach
  void open() {
    server.start();
    server.stubFor(get(anyUrl()).willReturn(aResponse().withBody(NOTHING)));
    quilt = Searchers.loggedIn(Searchers.url(server));
  }

  @AfterEach
  void close() {
    quilt.close();
    server.stop();
  }

  private static RequestPatternBuilder search(String index, String action, int size) {
    return getRequestedFor(urlPathEqualTo("/api/search"))
        .withHeader("Authorization", equalTo("Bearer " + Searchers.API_KEY))
        .withQueryParam("index", equalTo(index))
        .withQueryParam("action", equalTo(action))
        .withQueryParam("size", equalTo(String.valueOf(size)));
  }

  @Test
  void aQueryString() {
    assertThat(quilt.searcher().search(SearchRequest.query("a b&c=\"d\" + é")).total()).isZero();

    server.verify(
        1, search("_all", "search", 10).withQueryParam("query", equalTo("a b&c=\"d\" + é")));
  }

  @Test
  void aBodyAndBuckets() {
    quilt
        .searcher()
        .search(
            SearchRequest.dsl("{\"query\": {\"match_all\": {}}, \"size\": 3, \"_source\": []}")
                .buckets(List.of("lab", "other"))
                .limit(20));

    server.verify(
        1,
        search("lab,lab_packages,other,other_packages", "freeform", 20)
            .withQueryParam(
                "body",
                equalToJson(
                    "{\"query\": {\"match_all\": {}}, \"size\": 20, \"from\": 0, \"_source\": []}")));
  }

  @Test
  void packagesAlone() {
    quilt.searcher().search(SearchRequest.query("a").buckets(List.of("lab_packages")));

    server.verify(1, search("lab_packages", "search", 10));
  }

  @Test
  void anOffsetIsPartOfABody() {
    quilt.searcher().search(SearchRequest.query("ext:.csv").offset(30));

    server.verify(
        1,
        search("_all", "freeform", 10)
            .withQueryParam(
                "body",
                equalToJson(
                    "{\"query\": {\"query_string\": {\"query\": \"ext:.csv\"}}, \"size\": 10,"
                        + " \"from\": 30}")));
  }

  @Test
  void aStreamGoesOnAfterTheLastResult() {
    String hit =
        "{\"_index\": \"lab\", \"_id\": \"a\", \"_source\": {}, \"sort\": [\"a\", \"lab\"]}";
    server.stubFor(
        get(urlPathEqualTo("/api/search"))
            .atPriority(1)
            .withQueryParam(
                "body",
                equalToJson(
                    "{\"query\": {\"match_all\": {}}, \"size\": 1,"
                        + " \"sort\": [{\"_id\": \"asc\"}, {\"_index\": \"asc\"}]}"))
            .willReturn(aResponse().withBody("{\"hits\": {\"hits\": [%s]}}".formatted(hit))));
    SearchRequest all = SearchRequest.dsl(Map.of("query", Map.of("match_all", Map.of()))).limit(1);

    assertThat(quilt.searcher().stream(all).map(SearchHit::id)).containsExactly("a");
    server.verify(
        1,
        search("_all", "freeform", 1)
            .withQueryParam(
                "body",
                equalToJson(
                    "{\"query\": {\"match_all\": {}}, \"size\": 1,"
                        + " \"sort\": [{\"_id\": \"asc\"}, {\"_index\": \"asc\"}],"
                        + " \"search_after\": [\"a\", \"lab\"]}")));
  }

  @Test
  void aRefusedTokenIsRenewedOnce() {
    try (StackServer stack = StackServer.start();
        Quilt other = Searchers.ofStack(stack.url())) {
      stack.searchIn(URI.create("http://127.0.0.1:" + server.port()));
      server.stubFor(
          com.github.tomakehurst.wiremock.client.WireMock.post(anyUrl())
              .willReturn(aResponse().withBody(NOTHING)));
      other.authenticator().loginWithToken(Secret.of(stack.newCode()));
      stack.expireTokens();

      assertThat(other.searcher().search(SearchRequest.query("a")).hits()).isEmpty();
      assertThat(stack.exchanges()).isEqualTo(2);
    }
  }

  @Test
  void nobodyIsLoggedIn() {
    quilt.authenticator().clearApiKey();

    assertThatThrownBy(() -> quilt.searcher().search(SearchRequest.query("a")))
        .isInstanceOf(NotAuthenticatedException.class);
    server.verify(0, getRequestedFor(anyUrl()));
  }
}
