package io.quilt.search.es;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Backoff;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.Origin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * A cluster of Elasticsearch or OpenSearch of any version, over one pool of connections to all of
 * its nodes. Requests are tried again when the connection fails or the answer is 429, 502, 503 or
 * 504. Thread-safe; nothing is connected before the first request.
 */
final class Cluster implements AutoCloseable {
  private static final String AUTHORIZATION = "Authorization";

  private final ClusterOptions options;
  private final boolean httpSecrets;
  private final AwsSigner.Keys keys;
  private final NodeClient client;

  /**
   * Makes it.
   *
   * @param http for what the options do not say
   * @param keys what requests to AWS are signed with, unless the options say
   */
  Cluster(ClusterOptions options, HttpSettings http, AwsSigner.Keys keys) {
    HttpSettings settings = options.http().orElse(http);
    this.options = options;
    this.httpSecrets = settings.httpSecrets();
    this.keys = keys;
    this.client = new NodeClient(options.nodes(), settings);
  }

  /** What it is called in messages. */
  String name() {
    return options.nodes().get(0).toString();
  }

  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @throws ServiceUnavailableException if no answer comes
   * @throws InvalidConfigException if a secret would go where others could read it
   */
  ClusterAnswer send(ClusterRequest request) {
    checkSecrets();
    Attempts attempts = new Attempts();
    while (true) {
      Optional<Duration> pause;
      try {
        Response response = exchange(request);
        Optional<String> retryAfter = Optional.ofNullable(response.getHeader("Retry-After"));
        pause = attempts.after(response.getStatusCode(), retryAfter);
        if (pause.isEmpty()) {
          return new ClusterAnswer(name(), response.getStatusCode(), body(response));
        }
      } catch (IOException e) {
        pause = attempts.after(e);
        if (pause.isEmpty()) {
          throw unavailable(e);
        }
      }
      Backoff.sleep(pause.get(), "asking " + name());
    }
  }

  private void checkSecrets() {
    if (options.credentials() instanceof ClusterCredentials.Anonymous || httpSecrets) {
      return;
    }
    for (URI node : options.nodes()) {
      Origin origin = Origin.of(node).orElseThrow();
      if (!origin.isEncrypted() && !origin.isLoopback()) {
        throw new InvalidConfigException(
            "cluster",
            "node",
            "%s is not encrypted, so no secret is sent there; use an https URL, or allow it"
                    .formatted(origin)
                + " explicitly where the network is safe",
            null);
      }
    }
  }

  private Response exchange(ClusterRequest request) throws IOException {
    try {
      return client.send(rest(request));
    } catch (ResponseException refusal) {
      return refusal.getResponse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("asking " + name());
    }
  }

  private Request rest(ClusterRequest request) {
    Request rest = new Request(request.method(), request.path());
    rest.addParameters(request.parameters());
    if (request.body().length > 0) {
      rest.setEntity(new ByteArrayEntity(request.body(), ContentType.create(request.type())));
    }
    // Plain JSON: older clusters, and OpenSearch, refuse media types of a vendor.
    RequestOptions.Builder headers = RequestOptions.DEFAULT.toBuilder();
    headers.addHeader("Accept", "application/json");
    if (options.credentials() instanceof ClusterCredentials.Header secret) {
      headers.addHeader(AUTHORIZATION, secret.authorization().reveal());
    } else if (options.credentials() instanceof ClusterCredentials.Aws aws) {
      new AwsSigner(aws, keys).sign(request, options.nodes().get(0)).forEach(headers::addHeader);
    }
    rest.setOptions(headers);
    return rest;
  }

  private static byte[] body(Response response) throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
  }

  private ServiceUnavailableException unavailable(IOException e) {
    String remedy =
        e instanceof SSLException
            ? "check the URL and the trusted certificates"
            : "check the URL, the network and the proxy, or try again later";
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ServiceUnavailableException(
        "%s cannot be asked (%s); %s".formatted(name(), reason, remedy), 0, e);
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    client.close();
  }
}
