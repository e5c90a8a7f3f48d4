package io.quilt.auth;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.Secret;
import java.util.Optional;

/**
 * By what somebody is logged in: an API key, or the session. Each use of a key is one of its own.
 */
final class Login {
  static final Login BY_SESSION = new Login(Optional.empty());

  private final Optional<Secret> apiKey;

  private Login(Optional<Secret> apiKey) {
    this.apiKey = apiKey;
  }

  static Login by(ApiKeySecret key) {
    return new Login(Optional.of(key.secret()));
  }

  Optional<Secret> apiKey() {
    return apiKey;
  }
}
