package io.quilt.search.es;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.Metadata;
import io.quilt.api.Quilt;
import io.quilt.api.SearchHit;
import io.quilt.api.SearchRequest;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.servers.Certificates;
import io.quilt.spi.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster is asked, how, and as whom. */
class ClusterRoadTest {
  private static final String NOTHING =
      "{\"took\": 1, \"timed_out\": false, \"hits\": {\"total\": {\"value\": 0}, \"hits\": []}}";

  @TempDir Path folder;

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(post(anyUrl()).willReturn(aResponse().withBody(NOTHING)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private ClusterOptions cluster() {
    return ClusterOptions.of(Searchers.url(server));
  }

  private static void search(ClusterOptions cluster) {
    search(cluster, Map.of());
  }

  private static void search(ClusterOptions cluster, Map<String, String> environment) {
    try (Quilt quilt = Searchers.ofCluster(cluster, environment)) {
      quilt.searcher().search(SearchRequest.query("a"));
    }
  }

  @Test
  void plainJsonThatEveryVersionTakes() {
    try (Quilt quilt = Searchers.ofCluster(cluster())) {
      quilt.searcher().search(SearchRequest.query("a\"b").buckets(List.of("lab")).limit(3));
    }
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/lab,lab_packages/_search"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Authorization", absent())
            .withRequestBody(
                equalToJson(
                    "{\"query\": {\"query_string\": {\"query\": \"a\\\"b\"}}, \"size\": 3, \"from\": 0}")));
  }

  @Test
  void aPathBeforeAll() {
    search(ClusterOptions.of(URI.create(Searchers.url(server) + "/search/v1")));

    server.verify(1, postRequestedFor(urlEqualTo("/search/v1/_all/_search")));
  }

  @Test
  void aUserOrAnApiKey() {
    search(cluster().basic("me", Secret.of("sesam")));
    search(cluster().apiKey(Secret.of("abc==")));
    search(
        ClusterOptions.ofEnvironment(
                Map.of(
                    ClusterOptions.CLUSTER,
                    Searchers.url(server).toString(),
                    ClusterOptions.API_KEY,
                    "env"))
            .orElseThrow());

    for (String header : List.of("Basic bWU6c2VzYW0=", "ApiKey abc==", "ApiKey env")) {
      server.verify(1, postRequestedFor(anyUrl()).withHeader("Authorization", equalTo(header)));
    }
  }

  @Test
  void theEnvironmentChoosesTheRoad() {
    assertThat(ClusterOptions.ofEnvironment(Map.of())).isEmpty();
    assertThat(ClusterOptions.ofEnvironment(Map.of(ClusterOptions.CLUSTER, " "))).isEmpty();
    ClusterOptions two =
        ClusterOptions.ofEnvironment(
                Map.of(
                    ClusterOptions.CLUSTER,
                    "https://a.example:9200, https://b.example",
                    ClusterOptions.USER,
                    "me",
                    ClusterOptions.PASSWORD,
                    "sesam"))
            .orElseThrow();

    assertThat(two.nodes())
        .containsExactly(URI.create("https://a.example:9200"), URI.create("https://b.example"));
    assertThat(two.toString()).contains("a.example").doesNotContain("sesam");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> two.credentialsOf(Map.of(ClusterOptions.USER, "me")))
        .withMessageContaining(ClusterOptions.PASSWORD);
  }

  @Test
  void anEnvironmentThatMakesNoSense() {
    for (String odd : List.of("http://me:secret@[", "http://a,,http://b", "http://me:secret@a")) {
      try (Quilt quilt = Searchers.ofCluster(null, Map.of(ClusterOptions.CLUSTER, odd))) {
        assertThatThrownBy(quilt::searcher)
            .as(odd)
            .isInstanceOf(InvalidConfigException.class)
            .hasMessageContaining(ClusterOptions.CLUSTER)
            .hasMessageNotContaining("secret");
      }
    }
  }

  @Test
  void aClusterNeedsNoConfigurationOfAStack() {
    try (Quilt quilt =
        Quilt.builder()
            .directory(folder)
            .proxy(new InetSocketAddress("127.0.0.1", 9))
            .provider(new EsSearcherProvider(cluster().http(HttpSettings.defaults()), Map.of()))
            .build()) {
      assertThat(quilt.searcher().search(SearchRequest.query("a")).hits()).isEmpty();
    }
    assertThat(folder.resolve("config.yml")).doesNotExist();
  }

  @Test
  void whatIsNoCluster() {
    for (String odd :
        List.of("localhost:9200", "ftp://a", "http://me:secret@a", "http://a?b", "http://a#b")) {
      assertThatIllegalArgumentException()
          .as(odd)
          .isThrownBy(() -> ClusterOptions.of(URI.create(odd)))
          .withMessageNotContaining("secret");
    }
    assertThatIllegalArgumentException().isThrownBy(ClusterOptions::of);
    assertThatIllegalArgumentException().isThrownBy(() -> cluster().aws("s3", "us-east-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ClusterOptions.of(URI.create("http://a"), URI.create("http://b")).aws("es", "x"));
  }

  @Test
  void secretsGoOverHttpsOnly() {
    ClusterOptions elsewhere =
        ClusterOptions.of(URI.create("http://cluster.invalid")).apiKey(Secret.of("abc"));

    assertThatThrownBy(() -> search(elsewhere))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("not encrypted");
    search(elsewhere.http(throughProxy().httpSecrets(true)));
    server.verify(1, postRequestedFor(anyUrl()).withHeader("Host", equalTo("cluster.invalid")));
  }

  private HttpSettings throughProxy() {
    return HttpSettings.defaults().proxy(new InetSocketAddress("127.0.0.1", server.port()));
  }

  @Test
  void redirectsAreNotFollowed() {
    server.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse().withStatus(307).withHeader("Location", "http://elsewhere.invalid/")));

    assertThatThrownBy(() -> search(cluster().apiKey(Secret.of("abc"))))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("307");
  }

  @Test
  void aNodeThatIsGoneIsLeftOut() throws IOException {
    URI gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (Quilt quilt = Searchers.ofCluster(ClusterOptions.of(gone, Searchers.url(server)))) {
      for (int i = 0; i < 4; i++) {
        quilt.searcher().search(SearchRequest.query("a"));
      }
    }
    server.verify(4, postRequestedFor(anyUrl()));
  }

  @Test
  void aClusterThatIsGone() {
    URI url = Searchers.url(server);
    server.stop();

    assertThatThrownBy(() -> search(ClusterOptions.of(url)))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining(url.toString());
  }

  @Test
  void timeOuts() {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    Duration second = Duration.ofSeconds(1);
    ClusterOptions impatient =
        cluster().http(HttpSettings.defaults().connectTimeout(second).responseTimeout(second));

    assertThatThrownBy(() -> search(impatient)).isInstanceOf(ServiceUnavailableException.class);
    server.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void certificatesAreChecked() {
    ClusterOptions secure =
        ClusterOptions.of(URI.create("https://127.0.0.1:" + server.httpsPort()));

    assertThatThrownBy(() -> search(secure))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("certificates");
  }

  @Test
  void ownCertificatesAreTrusted() {
    Certificates certificates = Certificates.of("localhost", folder);
    WireMockServer secure =
        new WireMockServer(
            options()
                .dynamicHttpsPort()
                .keystorePath(certificates.keyStore().toString())
                .keystorePassword(Certificates.PASSWORD)
                .keyManagerPassword(Certificates.PASSWORD));
    secure.start();
    try {
      secure.stubFor(post(anyUrl()).willReturn(aResponse().withBody(NOTHING)));
      search(
          ClusterOptions.of(URI.create("https://localhost:" + secure.httpsPort()))
              .apiKey(Secret.of("abc"))
              .http(HttpSettings.defaults().trustStore(certificates.pem())));
      secure.verify(1, postRequestedFor(anyUrl()));
    } finally {
      secure.stop();
    }
  }

  @Test
  void interruption() {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> search(cluster()))
        .isInstanceOf(io.quilt.api.QuiltInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aCurrentElasticsearchKeepsAPointInTime() {
    server.stubFor(
        get(urlEqualTo("/"))
            .willReturn(
                aResponse()
                    .withHeader("X-Elastic-Product", "Elasticsearch")
                    .withBody(
                        "{\"version\": {\"number\": \"9.1.4\", \"build_flavor\": \"default\"}}")));
    server.stubFor(
        post(urlEqualTo("/lab,lab_packages/_pit?keep_alive=1m"))
            .willReturn(aResponse().withBody("{\"id\": \"first\"}")));
    String hit = "{\"_index\": \"lab\", \"_id\": \"a\", \"_source\": {}, \"sort\": [5, 7]}";
    server.stubFor(
        post(urlEqualTo("/_search"))
            .atPriority(1)
            .withRequestBody(
                equalToJson(
                    "{\"query\": {\"match_all\": {}}, \"size\": 1, \"pit\": {\"id\": \"first\","
                        + " \"keep_alive\": \"1m\"}, \"sort\": [{\"size\": \"desc\"}, {\"_shard_doc\": \"asc\"}]}"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"pit_id\": \"second\", \"hits\": {\"hits\": [%s]}}".formatted(hit))));
    server.stubFor(delete(urlEqualTo("/_pit")).willReturn(aResponse().withBody("{}")));
    SearchRequest all =
        SearchRequest.dsl(
                Metadata.ofJson(
                    "{\"query\": {\"match_all\": {}}, \"sort\": {\"size\": \"desc\"}, \"from\": 9}"))
            .buckets(List.of("lab"))
            .limit(1);

    try (Quilt quilt = Searchers.ofCluster(cluster());
        Stream<SearchHit> hits = quilt.searcher().stream(all)) {
      assertThat(hits.map(SearchHit::id)).containsExactly("a");
    }
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/_search"))
            .withRequestBody(
                equalToJson(
                    "{\"query\": {\"match_all\": {}}, \"size\": 1, \"pit\": {\"id\": \"second\","
                        + " \"keep_alive\": \"1m\"}, \"sort\": [{\"size\": \"desc\"}, {\"_shard_doc\": \"asc\"}],"
                        + " \"search_after\": [5, 7]}")));
    server.verify(
        1,
        deleteRequestedFor(urlPathEqualTo("/_pit"))
            .withRequestBody(equalToJson("{\"id\": \"second\"}")));
  }
}
