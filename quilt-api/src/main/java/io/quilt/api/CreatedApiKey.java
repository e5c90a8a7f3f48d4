package io.quilt.api;

import java.util.Objects;

/**
 * A new API key with its secret, which cannot be had again.
 *
 * @param key the key
 * @param secret its secret, redacted when it is printed
 */
public record CreatedApiKey(ApiKey key, ApiKeySecret secret) {
  /** Checks that both are there. */
  public CreatedApiKey {
    Objects.requireNonNull(key);
    Objects.requireNonNull(secret);
  }
}
