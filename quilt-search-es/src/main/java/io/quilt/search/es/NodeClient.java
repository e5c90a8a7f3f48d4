package io.quilt.search.es;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import io.quilt.spi.HttpSettings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The client of Elasticsearch, made when it is first needed, with the settings that hold for every
 * client. Thread-safe.
 */
final class NodeClient implements AutoCloseable {
  /** How many times the response time-out an answer may take that keeps coming. */
  private static final int PATIENCE = 10;

  private static final int CONNECTIONS = 32;

  private final List<URI> nodes;
  private final HttpSettings http;
  private final Object making = new Object();
  private volatile @Nullable Rest5Client made;
  private volatile boolean closed;

  NodeClient(List<URI> nodes, HttpSettings http) {
    this.nodes = nodes;
    this.http = http;
  }

  /**
   * Sends a request to one of the nodes, or to the next if that one fails.
   *
   * @throws IOException if no good answer comes; an error of the cluster is a ResponseException
   * @throws InterruptedException if the thread is interrupted; the request is given up
   */
  Response send(Request request) throws IOException, InterruptedException {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Cancellable underWay = client().performRequestAsync(request, listener(answer));
    try {
      return await(answer);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      underWay.cancel();
    }
  }

  // A client whose thread has ended for whatever reason never answers.
  private Response await(CompletableFuture<Response> answer)
      throws IOException, InterruptedException, ExecutionException {
    long end = System.nanoTime() + http.responseTimeout().multipliedBy(PATIENCE).toNanos();
    while (System.nanoTime() < end) {
      try {
        return answer.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (!client().isRunning() && !answer.isDone()) {
          throw new SocketTimeoutException("the client has ended");
        }
      }
    }
    throw new SocketTimeoutException("no end of the answer");
  }

  private static ResponseListener listener(CompletableFuture<Response> answer) {
    return new ResponseListener() {
      @Override
      public void onSuccess(Response response) {
        answer.complete(response);
      }

      @Override
      public void onFailure(Exception failure) {
        answer.completeExceptionally(failure);
      }
    };
  }

  private Rest5Client client() {
    Rest5Client known = made;
    if (known != null) {
      return known;
    }
    synchronized (making) {
      if (closed) {
        throw new IllegalStateException("This Quilt is closed; open another one");
      }
      if (made == null) {
        made = make();
      }
      return made;
    }
  }

  private Rest5Client make() {
    Rest5ClientBuilder builder = Rest5Client.builder(nodes);
    builder.setMetaHeaderEnabled(false);
    builder.setHttpClientConfigCallback(NodeClient::configure);
    builder.setConnectionConfigCallback(
        config -> config.setConnectTimeout(Timeout.of(http.connectTimeout())));
    builder.setRequestConfigCallback(
        config -> config.setResponseTimeout(Timeout.of(http.responseTimeout())));
    builder.setConnectionManagerCallback(
        manager -> manager.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
    http.proxySelector().ifPresent(builder::setProxySelector);
    http.sslContext().ifPresent(builder::setSSLContext);
    return builder.build();
  }

  // A redirect could lead a secret elsewhere; and what is tried again is decided in one place.
  private static void configure(HttpAsyncClientBuilder client) {
    client.disableRedirectHandling().disableAutomaticRetries().disableCookieManagement();
  }

  @Override
  public void close() {
    synchronized (making) {
      closed = true;
      if (made != null) {
        try {
          made.close();
        } catch (IOException e) {
          System.getLogger("io.quilt.search")
              .log(System.Logger.Level.DEBUG, "The client did not close cleanly", e);
        }
      }
    }
  }
}
