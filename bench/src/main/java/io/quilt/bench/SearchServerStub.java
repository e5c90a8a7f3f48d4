package io.quilt.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers every search at once with the same ten results, as a cluster writes them. */
final class SearchServerStub implements AutoCloseable {
  private static final int RESULTS = 10;

  private final HttpServer server;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final byte[] answer = answer().getBytes(StandardCharsets.UTF_8);

  SearchServerStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(worker);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String answer() {
    return """
    {"took":3,"timed_out":false,"_shards":{"total":5,"successful":5,"skipped":0,"failed":0},
    "hits":{"total":{"value":10000,"relation":"gte"},"max_score":1.7,"hits":[%s]}}
    """
        .formatted(
            IntStream.range(0, RESULTS)
                .mapToObj(SearchServerStub::hit)
                .collect(Collectors.joining(",")));
  }

  private static String hit(int number) {
    return """
    {"_index":"lab","_type":"_doc","_id":"raw/plate-%1$d.csv:v%1$d","_score":1.7,"_source":{
    "key":"raw/plate-%1$d.csv","key_text":"raw/plate-%1$d.csv","ext":".csv","size":12345,
    "last_modified":"2026-02-20T12:00:00Z","version_id":"v%1$d","etag":"0123456789abcdef",
    "content":"%2$s","s3_tags":null,"was_packaged":true,"delete_marker":false}}
    """
        .formatted(number, "well,volume,value ".repeat(20));
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
  }
}
