package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.auth.Lookup.Found;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The AWS credentials that a stack gives to whom a login stands for: those of the session are kept
 * in {@code credentials.json}, those of an API key in memory. Thread-safe.
 */
final class StackCredentials {
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final Supplier<Optional<String>> stack;
  private final SessionTokens tokens;
  private final CredentialsFile file;
  private final IdentityService identity;
  private final Lookup<AwsCredentials> lookup;
  private final Refusals refusals;
  private volatile @Nullable AwsCredentials rejected;

  StackCredentials(
      Supplier<Optional<String>> stack,
      SessionTokens tokens,
      CredentialsFile file,
      IdentityService identity,
      LongSupplier ticks) {
    this.stack = stack;
    this.tokens = tokens;
    this.file = file;
    this.identity = identity;
    this.lookup = new Lookup<>(ticks, this::find);
    this.refusals = new Refusals(ticks);
  }

  /** Credentials that are valid now; empty if nobody is logged in. */
  Optional<AwsCredentials> get(Login login) {
    return lookup.get(login);
  }

  void reject(AwsCredentials refused) {
    if (lookup.reject(refused)) {
      rejected = refused;
    }
  }

  void forget() {
    lookup.forget();
    refusals.forget();
  }

  private Found<AwsCredentials> find(Login login, Optional<AwsCredentials> last) {
    if (login.apiKey().isPresent()) {
      Optional<AwsCredentials> good = last.filter(this::willDo);
      return found(good.isPresent() ? good.get() : fetch(login.apiKey().get()));
    }
    Optional<Secret> token = tokens.get();
    return token.isEmpty() ? Found.nobody() : found(ofSession(token.get()));
  }

  private AwsCredentials ofSession(Secret token) {
    String name = stack.get().orElseThrow();
    Optional<AwsCredentials> stored = file.find(name).filter(this::willDo);
    if (stored.isPresent()) {
      return stored.get();
    }
    AwsCredentials fetched = fetch(token);
    file.put(name, fetched);
    return fetched;
  }

  private Found<AwsCredentials> found(AwsCredentials credentials) {
    Duration left = Duration.between(identity.now(), credentials.expiration().minus(MARGIN));
    return new Found<>(Optional.of(credentials), left.toMillis());
  }

  private boolean willDo(AwsCredentials each) {
    return !each.equals(rejected) && each.expiration().minus(MARGIN).isAfter(identity.now());
  }

  private AwsCredentials fetch(Secret bearer) {
    return refusals.ask(
        bearer,
        () ->
            identity
                .credentials(bearer)
                .or(() -> withRenewedToken(bearer))
                .orElseThrow(() -> Answers.notAccepted(identity.loginPage(), "status 401")));
  }

  private Optional<AwsCredentials> withRenewedToken(Secret refused) {
    tokens.reject(refused);
    return tokens.get().filter(other -> !other.equals(refused)).flatMap(identity::credentials);
  }
}
