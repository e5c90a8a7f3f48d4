package io.quilt.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is asked of the benchmarks' S3 server beside S3; {@code AWS_ENDPOINT_URL_S3} names it. */
record S3Server(URI endpoint) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern COUNT = Pattern.compile("\"(\\w+)\":(\\d+)");

  static S3Server ofEnvironment() {
    String endpoint = System.getenv("AWS_ENDPOINT_URL_S3");
    if (endpoint == null) {
      throw new IllegalStateException("Set AWS_ENDPOINT_URL_S3 to the server of bench/run");
    }
    return new S3Server(URI.create(endpoint));
  }

  private String ask(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/-/" + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  /** Puts a versioned bucket with a registry in it in the place of one of that name. */
  void makeBucket(String name, int packages, int revisions)
      throws IOException, InterruptedException {
    ask(
        "PUT",
        "bucket?versioning=Enabled&name=%s&packages=%d&revisions=%d"
            .formatted(name, packages, revisions));
  }

  /** The same, with packages that are listed but stored nowhere. */
  void generateBucket(String name, int packages) throws IOException, InterruptedException {
    ask("PUT", "bucket?name=%s&generated=%d".formatted(name, packages));
  }

  void resetCounts() throws IOException, InterruptedException {
    ask("DELETE", "requests");
  }

  /** The requests since the reset by operation, with {@code total} and {@code at_once}. */
  Map<String, Integer> counts() throws IOException, InterruptedException {
    return COUNT
        .matcher(ask("GET", "requests"))
        .results()
        .collect(
            Collectors.toMap(
                match -> match.group(1), S3Server::number, (one, other) -> other, TreeMap::new));
  }

  private static int number(MatchResult match) {
    return Integer.parseInt(match.group(2));
  }
}
