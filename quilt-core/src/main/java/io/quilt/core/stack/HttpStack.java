package io.quilt.core.stack;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.ProviderException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Backoff;
import io.quilt.spi.Origin;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackResponse;
import io.quilt.spi.StackSession;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** HTTP to the stack of a client; see {@link StackHttp} for its rules. Thread-safe. */
public final class HttpStack implements StackHttp, AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> REDIRECTS_OF_ALL = Set.of(307, 308);

  private final QuiltContext context;
  private final Transport transport;

  /** Makes the client; nothing is connected yet. */
  public HttpStack(QuiltContext context) {
    this.context = context;
    this.transport = new Transport(context.http());
  }

  @Override
  public URI place(String path) {
    return URI.create(stack(session()) + path);
  }

  @Override
  public StackResponse send(StackRequest request) {
    return switch (request.secrecy()) {
      case NONE -> deliver(request, Optional.empty());
      case OWN_SECRET -> deliver(request, Optional.of(origin(stack(session()))));
      case SESSION -> sendWithToken(request);
    };
  }

  private StackResponse sendWithToken(StackRequest request) {
    StackSession session = session();
    URI stack = stack(session);
    Optional<Origin> allowed = Optional.of(origin(stack));
    Secret token = session.accessToken(stack).orElseThrow(HttpStack::nobody);
    StackResponse answer = deliver(withToken(request, token), allowed).without(token);
    if (answer.status() != HttpURLConnection.HTTP_UNAUTHORIZED) {
      return answer;
    }
    session.reject(token);
    Optional<Secret> renewed = session.accessToken(stack).filter(other -> !other.equals(token));
    return renewed
        .map(other -> deliver(withToken(request, other), allowed).without(other))
        .orElse(answer);
  }

  private URI stack(StackSession session) {
    return session
        .registryUrl()
        .orElseThrow(
            () -> invalid("no stack is configured; configure it from the URL of its catalog"));
  }

  private static StackRequest withToken(StackRequest request, Secret token) {
    return request.header("Authorization", "Bearer " + token.reveal());
  }

  private static NotAuthenticatedException nobody() {
    return new NotAuthenticatedException(
        "Nobody is logged in to the stack; log in, or use an API key");
  }

  private StackSession session() {
    return context
        .session()
        .orElseThrow(
            () ->
                new ProviderException(
                    "There is no login to a stack; add io.quilt:quilt-auth, or give the builder an"
                        + " authenticator"));
  }

  /**
   * Sends it, and follows the redirects that may be followed.
   *
   * @param allowed the only origin that may get it; empty if all may
   */
  private StackResponse deliver(StackRequest request, Optional<Origin> allowed) {
    URI place = request.uri();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      checkPlace(request, place, allowed);
      StackResponse answer = attempt(request, place);
      Optional<URI> next = redirect(request, place, answer);
      if (next.isEmpty()) {
        return answer;
      }
      place = next.get();
    }
    throw new ServiceUnavailableException(
        "%s leads from one place to the next without end; check the URL"
            .formatted(describe(request.uri())),
        HttpURLConnection.HTTP_MOVED_TEMP,
        null);
  }

  private Optional<URI> redirect(StackRequest request, URI place, StackResponse answer) {
    boolean followed =
        (request.method().equals("GET") ? REDIRECTS : REDIRECTS_OF_ALL).contains(answer.status());
    if (!followed) {
      return Optional.empty();
    }
    Optional<URI> next = answer.header("location").flatMap(location -> resolve(place, location));
    next.flatMap(Origin::of)
        .filter(origin -> !origin.isEncrypted() && origin(place).isEncrypted())
        .ifPresent(
            origin -> {
              throw new ServiceUnavailableException(
                  "%s leads from https to %s, which is not followed; check the URL"
                      .formatted(describe(place), origin),
                  answer.status(),
                  null);
            });
    return next;
  }

  private static Optional<URI> resolve(URI place, String location) {
    try {
      return Optional.of(place.resolve(location)).filter(next -> Origin.of(next).isPresent());
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  /** Refuses to send a secret to anybody but the stack, or so that others could read it. */
  private void checkPlace(StackRequest request, URI place, Optional<Origin> allowed) {
    Origin origin = origin(place);
    if (allowed.isEmpty()) {
      return;
    }
    if (!origin.equals(allowed.get())) {
      throw invalid(
          "%s leads to %s, and secrets go to %s only; if it is right, configure it"
              .formatted(describe(request.uri()), origin, allowed.get()));
    }
    if (!origin.isEncrypted() && !origin.isLoopback() && !context.http().httpSecrets()) {
      throw invalid(
          "%s is not encrypted, so no secret is sent there; configure an https URL, or allow it"
                  .formatted(origin)
              + " explicitly where the network is safe");
    }
  }

  private InvalidConfigException invalid(String problem) {
    return new InvalidConfigException(
        context.config().source(), QuiltConfig.REGISTRY_URL, problem, null);
  }

  private static Origin origin(URI place) {
    return Origin.of(place)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not an http or https URL".formatted(describe(place))));
  }

  private StackResponse attempt(StackRequest request, URI place) {
    for (int attempt = 1; ; attempt++) {
      Optional<Duration> pause;
      try {
        StackResponse answer = transport.exchange(request, place);
        pause = Retries.after(answer, request, attempt);
        if (pause.isEmpty()) {
          return answer;
        }
      } catch (IOException e) {
        pause = Retries.after(e, request, attempt);
        if (pause.isEmpty()) {
          throw unavailable(place, e);
        }
      } catch (InterruptedException e) {
        throw interrupted(place);
      }
      Backoff.sleep(pause.get(), "asking " + describe(place));
    }
  }

  private static QuiltInterruptedException interrupted(URI place) {
    Thread.currentThread().interrupt();
    return new QuiltInterruptedException("asking " + describe(place));
  }

  private static QuiltException unavailable(URI place, IOException e) {
    String remedy =
        e instanceof SSLException
            ? "check the URL and the trusted certificates"
            : "check the URL, the network and the proxy, or try again later";
    return new ServiceUnavailableException(
        "%s cannot be asked (%s); %s".formatted(describe(place), reason(e), remedy), 0, e);
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException && e.getMessage() == null) {
      return "no connection";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** A place without what may be secret or long in it. */
  private static String describe(URI place) {
    String text = place.toString();
    int end = text.indexOf('?');
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("//[^/@]*@", "//");
  }

  @Override
  public void close() {
    transport.close();
  }
}
