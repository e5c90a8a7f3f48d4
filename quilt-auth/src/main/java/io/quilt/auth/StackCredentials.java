package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.auth.Lookup.Found;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The AWS credentials that a stack gives to whom a login stands for: those of the session are kept
 * in {@code credentials.json}, those of an API key in memory. Thread-safe.
 */
final class StackCredentials {
  private final Supplier<QuiltConfig> config;
  private final SessionTokens tokens;
  private final CredentialsFile file;
  private final IdentityService identity;
  private final Lookup<AwsCredentials> lookup;
  private final Refusals refusals;

  StackCredentials(
      Supplier<QuiltConfig> config,
      SessionTokens tokens,
      CredentialsFile file,
      IdentityService identity,
      Delay delay) {
    this.config = config;
    this.tokens = tokens;
    this.file = file;
    this.identity = identity;
    this.lookup = new Lookup<>(delay, identity::now, this::find);
    this.refusals = new Refusals(identity::now);
  }

  /** Credentials that are valid now; empty if nobody is logged in. */
  Optional<AwsCredentials> get(Login login) {
    return lookup.get(login).value();
  }

  void reject(AwsCredentials refused) {
    lookup.reject(refused);
  }

  void forget() {
    lookup.forget();
    refusals.forget();
  }

  private Found<AwsCredentials> find(Login login, Found<AwsCredentials> last) {
    return login.apiKey().isPresent()
        ? ofApiKey(Stack.required(config.get()), login.apiKey().get(), last)
        : Stack.of(config.get()).map(this::ofSession).orElseGet(Found::nobody);
  }

  private Found<AwsCredentials> ofApiKey(Stack here, Secret key, Found<AwsCredentials> last) {
    Optional<AwsCredentials> good =
        last.value().filter(any -> last.stack().equals(Optional.of(here))).filter(this::willDo);
    return found(here, good.isPresent() ? good.get() : fetch(here, key, Optional::empty));
  }

  private Found<AwsCredentials> ofSession(Stack here) {
    Optional<Secret> token = tokens.get(here.url());
    if (token.isEmpty()) {
      return Found.nobody();
    }
    Optional<AwsCredentials> stored = file.find(here.name()).filter(this::willDo);
    if (stored.isPresent()) {
      return found(here, stored.get());
    }
    Secret bearer = token.get();
    AwsCredentials fetched = fetch(here, bearer, () -> withRenewedToken(here, bearer));
    file.put(here.name(), fetched);
    return found(here, fetched);
  }

  private Found<AwsCredentials> found(Stack here, AwsCredentials credentials) {
    return Found.of(here, credentials, identity.timeLeft(credentials.expiration()));
  }

  private boolean willDo(AwsCredentials each) {
    return !lookup.isRejected(each)
        && identity.timeLeft(each.expiration()).compareTo(Duration.ZERO) > 0;
  }

  private AwsCredentials fetch(
      Stack here, Secret bearer, Supplier<Optional<AwsCredentials>> onceRefused) {
    return refusals.ask(
        bearer,
        () ->
            identity
                .credentials(here, bearer)
                .or(onceRefused)
                .orElseThrow(() -> Answers.notAccepted(here.url(), "status 401")));
  }

  private Optional<AwsCredentials> withRenewedToken(Stack here, Secret refused) {
    tokens.reject(refused);
    return tokens
        .get(here.url())
        .filter(other -> !other.equals(refused))
        .flatMap(other -> identity.credentials(here, other));
  }
}
