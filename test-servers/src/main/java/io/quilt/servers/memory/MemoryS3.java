package io.quilt.servers.memory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quilt.servers.S3Server;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An S3 server in memory: path-style, plain HTTP, on the loopback, signatures not checked. Every
 * answer waits for the latency, by a timer and not by a thread, so that many requests wait at once.
 * What begins with {@code /-/} is {@link Control} and does not wait.
 *
 * <p>Thread-safe; whoever starts it closes it.
 */
public final class MemoryS3 implements S3Server {
  /** An answer up to here fits a socket's buffer, and the timer's thread may write it. */
  private static final int SMALL = 64 << 10;

  private static final int WORKERS = 64;

  private final Buckets buckets;
  private final Counts counts = new Counts();
  private final Control control;
  private final HttpServer server;
  private final ThreadPoolExecutor workers;
  private volatile Duration latency;
  private volatile boolean shared;

  private MemoryS3(Duration latency, boolean trusting, int port) throws IOException {
    tuneServer();
    this.latency = latency;
    this.buckets = new Buckets(trusting);
    this.control = new Control(buckets, counts, this::latency);
    this.workers =
        new ThreadPoolExecutor(
            WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
    workers.allowCoreThreadTimeOut(true);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.createContext("/", this::handle);
    server.setExecutor(workers);
  }

  /** The JDK's server reads these once, when its first instance is made. */
  private static void tuneServer() {
    Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxIdleConnections", "2000",
            "sun.net.httpserver.idleInterval", "600")
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
  }

  private static ThreadFactory threads() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "memory-s3-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a server on a free port, which verifies what it is sent. */
  public static MemoryS3 start(Duration latency) throws IOException {
    return start(latency, false, 0);
  }

  /**
   * The one server without latency of this JVM, started by the first call; its threads are daemons.
   * Each test uses buckets of its own.
   */
  public static MemoryS3 shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final MemoryS3 SERVER = start();

    private static MemoryS3 start() {
      try {
        MemoryS3 server = MemoryS3.start(Duration.ZERO);
        server.shared = true;
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static MemoryS3 start(Duration latency, boolean trusting, int port) throws IOException {
    MemoryS3 s3 = new MemoryS3(latency, trusting, port);
    s3.server.start();
    return s3;
  }

  /**
   * Starts a server, prints its port on a line, and stops when the standard input ends. Options:
   * {@code latency=MILLISECONDS} (20), {@code port=NUMBER} (a free one), and {@code trusting=true}:
   * the SHA-256 of bodies above 1 MiB that bring one is stored unverified and their ETag is
   * arbitrary, as with objects that KMS encrypts, so that a transfer measures its client.
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = Call.query(String.join("&", args));
    Duration latency = Duration.ofMillis(Long.parseLong(options.getOrDefault("latency", "20")));
    boolean trusting = Boolean.parseBoolean(options.getOrDefault("trusting", "false"));
    int port = Integer.parseInt(options.getOrDefault("port", "0"));
    try (MemoryS3 s3 = start(latency, trusting, port)) {
      System.out.println(s3.endpoint().getPort());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** How often each operation, by its name such as {@code PUT_OBJECT}, was asked for. */
  public Map<String, Long> requests() {
    return counts.byOperation();
  }

  /** Begins to count anew. */
  public void resetRequests() {
    counts.reset();
  }

  /** Any will do. */
  @Override
  public String accessKey() {
    return "test";
  }

  @Override
  public String secretKey() {
    return "test-secret";
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void latency(Duration value) {
    latency = value;
  }

  private void handle(HttpExchange exchange) {
    Call call = Call.of(exchange);
    if (call.bucket().equals("-")) {
      send(exchange, answer(() -> control.answer(call)));
      return;
    }
    Operation operation = Operation.of(call);
    counts.begin(operation);
    Answer answer = answer(() -> buckets.answer(operation, call));
    Runnable send =
        () -> {
          counts.end();
          send(exchange, answer);
        };
    Executor writer = answer.body().length() <= SMALL ? Runnable::run : workers;
    if (latency.isZero()) {
      send.run();
    } else {
      CompletableFuture.delayedExecutor(latency.toNanos(), TimeUnit.NANOSECONDS, writer)
          .execute(send);
    }
  }

  /** What may fail because of the request or the connection. */
  private interface Work {
    Answer answer() throws IOException;
  }

  private static Answer answer(Work work) {
    try {
      return work.answer();
    } catch (S3Error e) {
      return e.answer();
    } catch (IOException e) {
      return S3Error.invalid("IncompleteBody", String.valueOf(e.getMessage())).answer();
    } catch (RuntimeException e) {
      return new S3Error(500, "InternalError", e.toString()).answer();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      long length = answer.body().length();
      exchange.sendResponseHeaders(answer.status(), head || length == 0 ? -1 : length);
      if (!head && length > 0) {
        answer.body().writeTo(exchange.getResponseBody());
      }
    } catch (IOException clientWentAway) {
      return;
    }
  }

  @Override
  public void close() {
    if (!shared) {
      server.stop(0);
      workers.shutdownNow();
    }
  }
}
