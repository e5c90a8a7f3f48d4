package io.quilt.core.stack;

import io.quilt.spi.HttpSettings;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its whole answer over {@code java.net.http}, bounded in time and size. Redirects
 * are answers like others. Thread-safe.
 */
final class Transport implements AutoCloseable {
  private static final int LONGEST_ANSWER = 128 << 20;

  /** How many times the response time-out an answer may take that keeps coming. */
  private static final int PATIENCE = 10;

  private final HttpClient client;
  private final Duration responseTimeout;
  private final ExecutorService threads = Executors.newCachedThreadPool(Transport::thread);

  Transport(HttpSettings settings) {
    this.responseTimeout = settings.responseTimeout();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout());
    settings.proxySelector().ifPresent(builder::proxy);
    settings.sslContext().ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "quilt-http");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a request to a place.
   *
   * @throws HttpTimeoutException if the answer does not begin, or stands still, for too long
   */
  StackResponse exchange(StackRequest request, URI place) throws IOException, InterruptedException {
    CollectedBody body = new CollectedBody(LONGEST_ANSWER);
    Future<HttpResponse<byte[]>> answer = start(http(request, place), body);
    try {
      HttpResponse<byte[]> whole = await(answer, body);
      return new StackResponse(whole.statusCode(), whole.headers().map(), whole.body());
    } finally {
      answer.cancel(true);
    }
  }

  // Not asynchronously: then the JDK hands answers over on its common pool, all of whose threads
  // may be waiting here for them.
  private Future<HttpResponse<byte[]>> start(HttpRequest request, CollectedBody body) {
    try {
      return threads.submit(() -> client.send(request, head -> body.begun()));
    } catch (RejectedExecutionException e) {
      throw closed();
    }
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("This Quilt is closed; open another one");
  }

  private static HttpRequest http(StackRequest request, URI place) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(place)
            .header("User-Agent", UserAgent.TEXT)
            .method(
                request.method(),
                request.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, value) -> setHeader(http, name, value));
    return http.build();
  }

  private static void setHeader(HttpRequest.Builder http, String name, String value) {
    try {
      http.setHeader(name, value);
    } catch (IllegalArgumentException showsTheValue) {
      throw new IllegalArgumentException(
          "The header '%s' holds what cannot be sent in a header".formatted(name));
    }
  }

  private <T> T await(Future<T> answer, CollectedBody body)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + responseTimeout.multipliedBy(PATIENCE).toNanos();
    while (true) {
      long now = System.nanoTime();
      long left = Math.min(body.lastByte() + responseTimeout.toNanos() - now, end - now);
      try {
        return answer.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (threads.isShutdown()) {
          throw closed();
        }
        throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
      } catch (TimeoutException e) {
        // Unless more came meanwhile.
        if (left <= 1) {
          throw new HttpTimeoutException("no answer within " + responseTimeout);
        }
      }
    }
  }

  /** Ends what is under way; before JDK 21 idle connections end by themselves, later. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (ReflectiveOperationException olderJdk) {
      System.getLogger("io.quilt.stack")
          .log(System.Logger.Level.TRACE, "Idle connections end by themselves");
    }
  }
}
