package io.quilt.core.client;

import io.quilt.api.ApiKeyService;
import io.quilt.api.Authenticator;
import io.quilt.api.ProviderException;
import io.quilt.api.Searcher;
import io.quilt.spi.AuthenticatorProvider.Authentication;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.SearcherProvider;
import io.quilt.spi.StackSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of a client, given or made by a provider when they are first needed. */
final class Services implements AutoCloseable {
  private final ClientBuilder given;
  private final Providers providers;
  private final Lazy<Searcher> searcher = new Lazy<>();
  private final Lazy<Optional<Authentication>> authentication = new Lazy<>();
  private final Lazy<ApiKeyService> apiKeys = new Lazy<>();
  private final List<AutoCloseable> made = new ArrayList<>();
  private @Nullable QuiltContext context;

  Services(ClientBuilder given, Providers providers) {
    this.given = given;
    this.providers = providers;
  }

  /** Gives the context, which needs the session in its turn. */
  void use(QuiltContext clientContext) {
    context = clientContext;
  }

  private QuiltContext context() {
    return Objects.requireNonNull(context);
  }

  Searcher searcher() {
    Searcher own = given.searcher;
    return own != null
        ? own
        : searcher.get(
            () ->
                closing(
                    providers
                        .searcher()
                        .orElseThrow(() -> missing("searcher", "quilt-search-es"))
                        .open(context())));
  }

  Authenticator authenticator() {
    Authenticator own = given.authenticator;
    return own != null
        ? own
        : authentication()
            .orElseThrow(() -> missing("authenticator", "quilt-auth"))
            .authenticator();
  }

  ApiKeyService apiKeys() {
    ApiKeyService own = given.apiKeys;
    return own != null
        ? own
        : apiKeys.get(
            () ->
                closing(
                    providers
                        .apiKeys()
                        .orElseThrow(() -> missing("service of API keys", "quilt-apikeys"))
                        .open(context())));
  }

  Optional<StackSession> session() {
    Authenticator own = given.authenticator;
    if (own != null) {
      return own instanceof StackSession session ? Optional.of(session) : Optional.empty();
    }
    return authentication().map(Authentication::session);
  }

  /** Whether the searcher asks the configured stack; one that was given does so by itself. */
  boolean searchesStack() {
    return given.searcher == null
        && providers.searcher().filter(SearcherProvider::usesStack).isPresent();
  }

  /** Tells the session, if there is one already. */
  void configChanged() {
    if (given.authenticator instanceof StackSession session) {
      session.configChanged();
    }
    authentication.ifMade(
        made -> made.ifPresent(authentication -> authentication.session().configChanged()));
  }

  private Optional<Authentication> authentication() {
    return authentication.get(
        () -> providers.authenticator().map(provider -> closing(provider.open(context()))));
  }

  private Authentication closing(Authentication authentication) {
    closing(authentication.authenticator());
    closing(authentication.session());
    return authentication;
  }

  private <T> T closing(T service) {
    if (service instanceof AutoCloseable closeable) {
      synchronized (made) {
        made.add(closeable);
      }
    }
    return service;
  }

  private static ProviderException missing(String service, String artifact) {
    return new ProviderException(
        "There is no %s; add io.quilt:%s, or give the builder one".formatted(service, artifact));
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      System.getLogger("io.quilt.client")
          .log(System.Logger.Level.DEBUG, "A service did not close cleanly", e);
    }
  }

  @Override
  public void close() {
    List<AutoCloseable> closing;
    synchronized (made) {
      closing = List.copyOf(made);
      made.clear();
    }
    closing.forEach(Services::closeQuietly);
  }
}
