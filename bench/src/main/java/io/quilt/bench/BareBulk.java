package io.quilt.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The requests with which a registry was indexed, kept as they are, to be sent again by nothing but
 * an HTTP client: as many at once, the same bytes, to indexes of the same mappings.
 */
final class BareBulk implements AutoCloseable {
  private static final int AT_ONCE = 2;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, BareDigest::daemon);
  private final URI cluster;
  private final String recorded;
  private final List<Sent> mappings = Collections.synchronizedList(new ArrayList<>());
  private final List<Sent> bulks = Collections.synchronizedList(new ArrayList<>());

  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  private record Sent(String path, byte[] body) {}

  /**
   * Nothing yet.
   *
   * @param recorded the name of the indexes that are recorded
   */
  BareBulk(URI cluster, String recorded) {
    this.cluster = cluster;
    this.recorded = recorded;
  }

  /** What is done with a cluster. */
  @FunctionalInterface
  interface Indexing {
    void index(URI cluster) throws Exception;
  }

  /** Keeps what is sent to the cluster meanwhile. */
  void record(Indexing indexing) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(senders);
    server.start();
    try {
      indexing.index(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI asked = exchange.getRequestURI();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (asked.getPath().endsWith("/_bulk")) {
        bulks.add(new Sent(asked.getPath(), body));
      } else if (exchange.getRequestMethod().equals("PUT")) {
        mappings.add(new Sent(asked.getPath(), body));
      }
      HttpResponse<byte[]> answer = send(exchange.getRequestMethod(), asked.toString(), body);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    String type = path.contains("/_bulk") ? "application/x-ndjson" : "application/json";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(cluster.resolve(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", type);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Makes the indexes once more, empty, under another name. */
  void prepare(String name) throws IOException, InterruptedException {
    for (Sent mapping : mappings) {
      String body = new String(mapping.body(), StandardCharsets.UTF_8).replace(recorded, name);
      check(
          send(
              "PUT", mapping.path().replace(recorded, name), body.getBytes(StandardCharsets.UTF_8)),
          "\"acknowledged\":true");
    }
  }

  /** Sends the bulk requests to those, and makes what they wrote visible. */
  long replay(String name) throws Exception {
    Queue<Sent> left = new ConcurrentLinkedQueue<>(bulks);
    List<Future<Void>> sending = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      sending.add(senders.submit(sender(left, name)));
    }
    for (Future<Void> sender : sending) {
      sender.get();
    }
    String both = "/" + name + "_packages-quilt1," + name + "-quilt1";
    check(send("POST", both + "/_refresh", new byte[0]), "\"failed\":0");
    return bulks.size();
  }

  /** Removes indexes, so that nothing goes on with them. */
  void drop(String name) throws IOException, InterruptedException {
    String both = "/" + name + "_packages-quilt1," + name + "-quilt1";
    check(send("DELETE", both, new byte[0]), "\"acknowledged\":true");
  }

  private Callable<Void> sender(Queue<Sent> left, String name) {
    return () -> {
      Sent bulk = left.poll();
      while (bulk != null) {
        String path = bulk.path().replace(recorded, name);
        check(send("POST", path, bulk.body()), "\"errors\":false");
        bulk = left.poll();
      }
      return null;
    };
  }

  private static void check(HttpResponse<byte[]> answer, String expected) {
    String start =
        new String(answer.body(), 0, Math.min(200, answer.body().length), StandardCharsets.UTF_8);
    if (answer.statusCode() != 200 || !start.contains(expected)) {
      throw new IllegalStateException(answer.statusCode() + ": " + start);
    }
  }

  /** The number of bytes of all bulk requests. */
  long bytes() {
    return bulks.stream().mapToLong(bulk -> bulk.body().length).sum();
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
