package io.quilt.servers.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A small stack on this machine, catalog and registry at one URL: {@code /config.json}, a login
 * page that shows a code when its button is pressed, {@code /api/token}, whose refresh tokens are
 * good once, {@code /api/auth/get_credentials}, the API keys of {@code /graphql}, and {@code
 * /api/search} where it was given a cluster. Thread-safe; whoever starts it closes it.
 */
public final class StackServer implements AutoCloseable {
  private static final int WORKERS = 32;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final HttpServer server;
  private final ExecutorService workers;
  private final Logins logins;
  private final GraphQlEndpoint graphQl;
  private final AtomicInteger renewals = new AtomicInteger();
  private final List<String> documents = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean older;
  private volatile String nobody = "";
  private volatile @Nullable ClusterSearch search;
  private volatile Duration latency = Duration.ZERO;

  private StackServer(Clock clock) throws IOException {
    ApiKeys apiKeys = new ApiKeys(clock);
    this.logins = new Logins(clock, apiKeys);
    this.graphQl = new GraphQlEndpoint(apiKeys);
    this.workers =
        Executors.newFixedThreadPool(
            WORKERS,
            task -> {
              Thread thread = new Thread(task, "stack-server");
              thread.setDaemon(true);
              return thread;
            });
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/config.json", this::config);
    server.createContext("/login", this::login);
    server.createContext("/api/token", this::token);
    server.createContext("/api/auth/get_credentials", this::credentials);
    server.createContext("/graphql", this::graphQl);
    server.createContext("/api/search", this::search);
    server.start();
  }

  /** Starts it, on a port of the system's choice. */
  public static StackServer start() {
    return start(Clock.systemUTC());
  }

  /** Starts it with a clock that tokens expire by. */
  public static StackServer start(Clock clock) {
    try {
      return new StackServer(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalog and the registry. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A code that is good once. */
  public String newCode() {
    return logins.newCode();
  }

  /** Accepts an API key from now on. */
  public void accept(String apiKey) {
    logins.accept(apiKey);
  }

  /** Ends all sessions: what was given stays good until it expires, and nothing is renewed. */
  public void endSessions() {
    logins.endSessions();
  }

  /** How long tokens are good that are given from now on; an hour otherwise. */
  public void tokenLifetime(Duration time) {
    logins.tokenLifetime(time);
  }

  /** Ends all access tokens, which are renewed as long as their sessions live. */
  public void expireTokens() {
    logins.expireTokens();
  }

  /** Is a stack from now on whose schema lacks the e-mail address of an API key's owner. */
  public void becomeOlder() {
    older = true;
  }

  /** Answers requests with this token as if nobody were logged in. */
  public void treatAsNobody(String token) {
    nobody = token;
  }

  /** Answers searches from now on with what a cluster finds. */
  public void searchIn(URI cluster) {
    search = new ClusterSearch(cluster);
  }

  /** The documents that were sent to {@code /graphql}, the first one first. */
  public List<String> documents() {
    return List.copyOf(documents);
  }

  /** The part of the schema that is about API keys, in GraphQL's own language. */
  public static String schema() {
    return GraphQlEndpoint.sdl();
  }

  /** How long every answer takes. */
  public void latency(Duration time) {
    latency = time;
  }

  /** How often a code or a refresh token was exchanged. */
  public int exchanges() {
    return renewals.get();
  }

  private void config(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "application/json",
        """
        {"registryUrl": "%s", "region": "eu-central-1", "mode": "PRODUCT", "alwaysRequiresAuth": true}
        """
            .formatted(url()));
  }

  private void login(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/login/code")) {
      answer(exchange, "text/plain", newCode());
      return;
    }
    answer(
        exchange,
        "text/html",
        """
        <!doctype html><title>Stack</title>
        <button id="show">Show the code</button> <code id="code"></code>
        <script>
          document.getElementById('show').onclick = async () => {
            const answer = await fetch('/login/code', {method: 'POST'});
            document.getElementById('code').textContent = await answer.text();
          };
        </script>
        """);
  }

  private void token(HttpExchange exchange) throws IOException {
    renewals.incrementAndGet();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token =
        form.startsWith("refresh_token=")
            ? URLDecoder.decode(form.substring(form.indexOf('=') + 1), StandardCharsets.UTF_8)
            : "";
    answer(exchange, "application/json", logins.exchange(token));
  }

  private void credentials(HttpExchange exchange) throws IOException {
    String credentials = logins.credentials(bearer(exchange));
    if (credentials.isEmpty()) {
      send(exchange, 401, "application/json", "{\"message\": \"Unauthorized\"}");
    } else {
      answer(exchange, "application/json", credentials);
    }
  }

  private static String bearer(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")
        .replaceFirst("^Bearer ", "");
  }

  private void graphQl(HttpExchange exchange) throws IOException {
    String bearer = bearer(exchange);
    boolean anonymous = bearer.equals(nobody);
    if (!anonymous && !logins.isGood(bearer)) {
      send(exchange, 401, "application/json", "{\"message\": \"Token expired\"}");
      return;
    }
    Map<String, Object> request = JSON.readValue(exchange.getRequestBody(), OBJECT);
    documents.add(String.valueOf(request.get("query")));
    Map<String, Object> answer = graphQl.answer(request, !anonymous, older);
    int status = answer.containsKey("data") ? 200 : 400;
    send(exchange, status, "application/json", JSON.writeValueAsString(answer));
  }

  private void search(HttpExchange exchange) throws IOException {
    ClusterSearch cluster = search;
    if (!logins.isGood(bearer(exchange))) {
      send(exchange, 401, "application/json", "{\"message\": \"Unauthorized\"}");
    } else if (cluster == null) {
      send(exchange, 404, "application/json", "{\"message\": \"Not found\"}");
    } else {
      ClusterSearch.Answer answer = cluster.find(exchange.getRequestURI().getRawQuery());
      send(exchange, answer.status(), "application/json", answer.body());
    }
  }

  private void answer(HttpExchange exchange, String type, String body) throws IOException {
    send(exchange, 200, type, body);
  }

  private void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      Thread.sleep(latency.toMillis());
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
