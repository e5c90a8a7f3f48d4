package io.quilt.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Manages the API keys of the user who is logged in. Thread-safe.
 *
 * <p>All methods throw {@link NotAuthenticatedException} without a valid login, {@link
 * AccessDeniedException} if the login may not do this, {@link ServiceUnavailableException} if the
 * stack does not answer, and {@link ApiKeyException} if it refuses the input.
 */
public interface ApiKeyService {
  /** How long a key is valid unless said otherwise. */
  Duration DEFAULT_VALIDITY = Duration.ofDays(90);

  /** All keys. */
  default List<ApiKey> list() {
    return list(ApiKeyFilter.all());
  }

  /** The keys that the filter accepts, in the stack's order. */
  List<ApiKey> list(ApiKeyFilter filter);

  /**
   * The key of that id; empty if the user has no such key.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  Optional<ApiKey> get(String id);

  /** Creates a key that is valid for 90 days. */
  default CreatedApiKey create(String name) {
    return create(name, DEFAULT_VALIDITY);
  }

  /**
   * Creates a key. Its secret is in the answer and cannot be had again.
   *
   * @param validity whole days, 1 to 365
   * @throws IllegalArgumentException if the name is blank, or the validity is not so
   */
  CreatedApiKey create(String name, Duration validity);

  /**
   * Revokes a key by its id.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  void revoke(String id);

  /** Revokes a key by its secret. */
  void revoke(ApiKeySecret secret);
}
