package io.quilt.it;

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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before an S3 server, which does some requests and some answers harm; conditional writes,
 * by which revisions are made known, three times as often as others. No object's requests are
 * harmed three times in a row, so that whoever tries often enough gets through.
 */
final class FaultyS3 implements AutoCloseable {
  /** What is done to a request. */
  enum Fault {
    NONE,
    SLOW_DOWN,
    /** The connection ends before the server has seen the request. */
    LOST_REQUEST,
    /** The server has done what was asked, and the connection ends later and without a word. */
    LOST_ANSWER,
    ERROR_AFTER_SUCCESS
  }

  private static final int PAUSE_MILLIS = 300;
  private static final int MAX_IN_A_ROW = 2;
  private static final Set<String> OWN_TO_A_CONNECTION =
      Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding");

  private final URI target;
  private final Map<Fault, Integer> percent;
  private final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);
  private final Map<String, Integer> inARow = new HashMap<>();
  private final Random random = new Random(3);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService workers;
  private final HttpServer server;

  private FaultyS3(URI target, Map<Fault, Integer> percent) throws IOException {
    this.target = target;
    this.percent = percent;
    for (Fault fault : Fault.values()) {
      counts.put(fault, new AtomicInteger());
    }
    this.workers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "faulty-s3");
              thread.setDaemon(true);
              return thread;
            });
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  /** Starts a proxy that does each kind of harm to that many requests in a hundred. */
  static FaultyS3 start(URI target, Map<Fault, Integer> percent) throws IOException {
    return new FaultyS3(target, percent);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int count(Fault fault) {
    return counts.get(fault).get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Fault fault = next(exchange);
      counts.get(fault).incrementAndGet();
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (fault) {
        case NONE -> answer(exchange, forward(exchange, body));
        case SLOW_DOWN -> refuse(exchange, 503, "SlowDown");
        case LOST_REQUEST -> {}
        case LOST_ANSWER -> {
          forward(exchange, body);
          // Others go on from what was written, before it is written again.
          Thread.sleep(PAUSE_MILLIS);
        }
        case ERROR_AFTER_SUCCESS -> {
          forward(exchange, body);
          refuse(exchange, 500, "InternalError");
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isConditional(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("PUT")
        && (exchange.getRequestHeaders().containsKey("If-Match")
            || exchange.getRequestHeaders().containsKey("If-None-Match"));
  }

  private synchronized Fault next(HttpExchange exchange) {
    String object = exchange.getRequestURI().getPath();
    Fault fault = inARow.getOrDefault(object, 0) < MAX_IN_A_ROW ? drawn(exchange) : Fault.NONE;
    if (fault == Fault.NONE) {
      inARow.remove(object);
    } else {
      inARow.merge(object, 1, Integer::sum);
    }
    return fault;
  }

  private Fault drawn(HttpExchange exchange) {
    int left = random.nextInt(isConditional(exchange) ? 33 : 100);
    for (Map.Entry<Fault, Integer> entry : percent.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    return Fault.NONE;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static boolean isForwarded(String header) {
    return !OWN_TO_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    answer
        .headers()
        .firstValue("content-length")
        .filter(length -> head)
        .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    send(exchange, answer.statusCode(), head ? new byte[0] : answer.body());
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    String error = "<Error><Code>%s</Code><Message>Injected</Message></Error>".formatted(code);
    byte[] body = error.getBytes(StandardCharsets.UTF_8);
    send(exchange, status, exchange.getRequestMethod().equals("HEAD") ? new byte[0] : body);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
