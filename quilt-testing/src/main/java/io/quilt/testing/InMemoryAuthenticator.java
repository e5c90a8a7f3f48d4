package io.quilt.testing;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.Authenticator;
import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.LoginPrompt;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.spi.StackSession;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator, and its session, for a stack that does not exist: logged out at first, then by
 * session or API key. Thread-safe; nothing is ever sent, saved or opened.
 *
 * <pre>{@code
 * InMemoryAuthenticator stack = new InMemoryAuthenticator("code-123");
 * stack.loginWithToken(Secret.of("code-123"));
 * stack.loggedIn(); // https://catalog.example
 * stack.endSession(); // from now on the stack renews nothing
 * }</pre>
 *
 * <p>Tokens and AWS credentials are random texts that are valid for an hour by the clock, and are
 * renewed when less than a minute is left.
 */
public final class InMemoryAuthenticator implements Authenticator, StackSession {
  private static final String CATALOG = "https://catalog.example";
  private static final String REGISTRY = "https://registry.example";

  private final @Nullable URI catalogUrl;
  private final @Nullable URI registryUrl;
  private final Clock clock;
  private final Set<Secret> codes;
  private final AtomicReference<LoginState> state = new AtomicReference<>(LoginState.LOGGED_OUT);

  /** A stack at {@code https://catalog.example} that accepts these codes, any number of times. */
  public InMemoryAuthenticator(String... codes) {
    this(
        URI.create(CATALOG),
        URI.create(REGISTRY),
        Clock.systemUTC(),
        Stream.of(codes).map(Secret::of).collect(Collectors.toSet()));
  }

  /**
   * A stack that accepts these codes, any number of times.
   *
   * @param catalogUrl where users look at packages; null if no stack is configured
   * @param registryUrl the identity service; null if no stack is configured
   * @param clock what tokens expire by
   */
  public InMemoryAuthenticator(
      @Nullable URI catalogUrl, @Nullable URI registryUrl, Clock clock, Set<Secret> codes) {
    this.catalogUrl = catalogUrl;
    this.registryUrl = registryUrl;
    this.clock = Objects.requireNonNull(clock);
    this.codes = Set.copyOf(codes);
  }

  /** Ends the session at the stack: what is valid stays so, and nothing is renewed. */
  public void endSession() {
    state.updateAndGet(LoginState::ended);
  }

  /** Logs in with one of the accepted codes, as if a user had entered it. */
  @Override
  public void login() {
    Secret code =
        codes.stream()
            .findFirst()
            .orElseThrow(
                () -> new QuiltException("No code is accepted; give the authenticator one."));
    loginWithToken(code);
  }

  @Override
  public void login(LoginPrompt prompt) {
    loginWithToken(prompt.ask(stack().resolve("/login")));
  }

  @Override
  public void loginWithToken(Secret code) {
    stack();
    if (!codes.contains(Objects.requireNonNull(code))) {
      throw new NotAuthenticatedException(
          "The stack does not accept the code; log in again and copy the code it shows.");
    }
    state.updateAndGet(old -> old.withSession(clock.instant()));
  }

  @Override
  public void loginWithApiKey(ApiKeySecret key) {
    Objects.requireNonNull(key);
    stack();
    state.updateAndGet(old -> old.withApiKey(key));
  }

  @Override
  public void clearApiKey() {
    state.updateAndGet(old -> old.withApiKey(null));
  }

  @Override
  public void logout() {
    state.set(LoginState.LOGGED_OUT);
  }

  @Override
  public Optional<URI> loggedIn() {
    return Objects.requireNonNull(state.get()).isLoggedIn()
        ? Optional.ofNullable(catalogUrl)
        : Optional.empty();
  }

  @Override
  public Optional<URI> registryUrl() {
    return Optional.ofNullable(registryUrl);
  }

  @Override
  public Optional<Secret> accessToken() {
    return state.updateAndGet(old -> old.renewToken(clock.instant())).accessToken();
  }

  @Override
  public void reject(Secret token) {
    Objects.requireNonNull(token);
    state.updateAndGet(old -> old.rejectToken(token));
  }

  @Override
  public Optional<AwsCredentials> awsCredentials() {
    return state.updateAndGet(old -> old.renewCredentials(clock.instant())).credentials();
  }

  @Override
  public void reject(AwsCredentials credentials) {
    Objects.requireNonNull(credentials);
    state.updateAndGet(old -> old.rejectCredentials(credentials));
  }

  private URI stack() {
    if (registryUrl == null) {
      throw new InvalidConfigException(
          "memory",
          QuiltConfig.REGISTRY_URL,
          "no stack is configured; give its URLs when making the authenticator",
          null);
    }
    return registryUrl;
  }
}
