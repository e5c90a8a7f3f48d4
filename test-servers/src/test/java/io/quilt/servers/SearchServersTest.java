package io.quilt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchServersTest {
  private static void assumeAvailable(Optional<String> unavailable) {
    assumeTrue(unavailable.isEmpty(), () -> "SKIPPED: " + unavailable.orElseThrow());
  }

  private static HttpResponse<String> send(
      SearchServer server, String method, String path, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.url().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static String done(SearchServer server, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(server, method, path, body);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return response.body().replaceAll("\\s", "");
  }

  private static void assertFindsWhatItIsGiven(SearchServer server)
      throws IOException, InterruptedException {
    assertThat(done(server, "PUT", "/bucket_v1", "{\"aliases\":{\"bucket\":{}}}"))
        .contains("\"acknowledged\":true");
    done(server, "PUT", "/bucket/_doc/1?refresh=true", "{\"key\":\"a/b.csv\",\"size\":3}");

    assertThat(done(server, "GET", "/bucket/_search?q=size:3", ""))
        .contains("\"total\":{\"value\":1,\"relation\":\"eq\"}")
        .contains("\"_source\":{\"key\":\"a/b.csv\",\"size\":3}");
    assertThat(done(server, "GET", "/bucket/_search?q=size:4", "")).contains("{\"value\":0,");
    assertThat(done(server, "GET", "/_aliases", ""))
        .isEqualTo("{\"bucket_v1\":{\"aliases\":{\"bucket\":{}}}}");
  }

  private static void assertRunsOnJava17(SearchServer server)
      throws IOException, InterruptedException {
    assertThat(done(server, "GET", "/_nodes/jvm?filter_path=nodes.*.jvm.version", ""))
        .contains("\"version\":\"17.");
  }

  private static void assertGone(SearchServer server) {
    assertThatThrownBy(() -> send(server, "GET", "/", "")).isInstanceOf(ConnectException.class);
  }

  @Test
  void elasticsearchAnswersAndIsGoneAfterClose() throws IOException, InterruptedException {
    assumeAvailable(ElasticsearchServer.unavailable());
    SearchServer server = ElasticsearchServer.start();
    try (server) {
      assertThat(server.kind()).isEqualTo(SearchServer.Kind.ELASTICSEARCH);
      assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(done(server, "GET", "/", ""))
          .contains("\"number\":\"7.10.2\"")
          .contains("\"cluster_name\":\"quilt-elasticsearch")
          .doesNotContain("distribution");
      assertRunsOnJava17(server);
      assertFindsWhatItIsGiven(server);
    }
    assertGone(server);
    server.close();
  }

  @Test
  void openSearchAnswersAndIsGoneAfterClose() throws IOException, InterruptedException {
    assumeAvailable(OpenSearchServer.unavailable());
    SearchServer server = OpenSearchServer.start();
    try (server) {
      assertThat(server.kind()).isEqualTo(SearchServer.Kind.OPENSEARCH);
      assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(done(server, "GET", "/", ""))
          .contains("\"number\":\"2.19.1\"")
          .contains("\"cluster_name\":\"quilt-opensearch")
          .contains("\"distribution\":\"opensearch\"");
      assertRunsOnJava17(server);
      assertFindsWhatItIsGiven(server);
    }
    assertGone(server);
    server.close();
  }

  @Test
  void aSharedServerIsOneAndStays() throws IOException, InterruptedException {
    assumeAvailable(OpenSearchServer.unavailable());
    SearchServer shared = OpenSearchServer.shared();
    shared.close();

    assertThat(OpenSearchServer.shared()).isSameAs(shared);
    assertThat(done(shared, "GET", "/_cluster/health", "")).contains("\"number_of_nodes\":1");
  }

  @Test
  void theServersOfOneMachineAreStrangers() throws IOException, InterruptedException {
    assumeAvailable(ElasticsearchServer.unavailable());
    try (SearchServer one = ElasticsearchServer.start();
        SearchServer other = ElasticsearchServer.start()) {
      done(one, "PUT", "/mine", "");

      assertThat(send(other, "GET", "/mine", "").statusCode()).isEqualTo(404);
      assertThat(done(other, "GET", "/_cluster/health", "")).contains("\"number_of_nodes\":1");
    }
  }
}
