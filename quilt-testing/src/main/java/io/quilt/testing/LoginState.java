package io.quilt.testing;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.AwsCredentials;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, as a value that is replaced.
 *
 * @param tokenExpires when the token ends; null without a session
 * @param token the session's token; null without a session
 * @param alive whether the stack still knows the session
 */
record LoginState(
    @Nullable Secret token,
    @Nullable Instant tokenExpires,
    boolean alive,
    @Nullable ApiKeySecret apiKey,
    @Nullable AwsCredentials aws) {
  static final LoginState LOGGED_OUT = new LoginState(null, null, false, null, null);

  private static final Duration VALIDITY = Duration.ofHours(1);
  private static final Duration MARGIN = Duration.ofSeconds(60);

  LoginState withSession(Instant now) {
    return new LoginState(random(), now.plus(VALIDITY), true, apiKey, null);
  }

  LoginState withApiKey(@Nullable ApiKeySecret key) {
    return new LoginState(token, tokenExpires, alive, key, null);
  }

  LoginState ended() {
    return new LoginState(token, tokenExpires, false, apiKey, aws);
  }

  boolean isLoggedIn() {
    return apiKey != null || token != null;
  }

  Optional<Secret> accessToken() {
    return apiKey != null ? Optional.of(apiKey.secret()) : Optional.ofNullable(token);
  }

  Optional<AwsCredentials> credentials() {
    return Optional.ofNullable(aws);
  }

  LoginState renewToken(Instant now) {
    if (apiKey != null || tokenExpires == null || now.plus(MARGIN).isBefore(tokenExpires)) {
      return this;
    }
    checkAlive();
    return new LoginState(random(), now.plus(VALIDITY), true, null, aws);
  }

  LoginState rejectToken(Secret refused) {
    return refused.equals(token) ? new LoginState(token, Instant.MIN, alive, apiKey, aws) : this;
  }

  LoginState rejectCredentials(AwsCredentials refused) {
    return refused.equals(aws) ? new LoginState(token, tokenExpires, alive, apiKey, null) : this;
  }

  LoginState renewCredentials(Instant now) {
    boolean valid = aws != null && now.plus(MARGIN).isBefore(aws.expiration());
    if (!isLoggedIn() || valid) {
      return this;
    }
    LoginState renewed = renewToken(now);
    if (apiKey == null) {
      renewed.checkAlive();
    }
    return new LoginState(
        renewed.token, renewed.tokenExpires, renewed.alive, apiKey, newCredentials(now));
  }

  private void checkAlive() {
    if (!alive) {
      throw new NotAuthenticatedException("The stack ended the session; log in again.");
    }
  }

  private static AwsCredentials newCredentials(Instant now) {
    return new AwsCredentials("ASIA" + UUID.randomUUID(), random(), random(), now.plus(VALIDITY));
  }

  private static Secret random() {
    return Secret.of(UUID.randomUUID().toString());
  }
}
