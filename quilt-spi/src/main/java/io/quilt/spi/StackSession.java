package io.quilt.spi;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The login to one stack, for the services that speak with it. Thread-safe; the happy path takes no
 * lock.
 */
public interface StackSession {
  /** The identity service of the stack; empty while none is configured. */
  Optional<URI> registryUrl();

  /**
   * A token that is valid now: the API key if one is set, else the session's, renewed when it is
   * about to expire; empty if nobody is logged in.
   *
   * @throws io.quilt.api.NotAuthenticatedException if it cannot be renewed
   */
  Optional<Secret> accessToken();

  /**
   * The token of {@link #accessToken()} if it is for this stack, else empty, also where the
   * configuration changes at this moment: so that no stack gets another one's token.
   *
   * @param stack as {@link #registryUrl()} gave it
   */
  default Optional<Secret> accessToken(URI stack) {
    return registryUrl().filter(stack::equals).flatMap(any -> accessToken());
  }

  /**
   * Says that the stack refused a token. If it is still the one in force it is renewed before
   * {@link #accessToken()} returns again.
   */
  void reject(Secret token);

  /**
   * Temporary AWS credentials of the login that is in force, renewed when they are about to expire;
   * empty if nobody is logged in. With a login that fails: an error, never a silent fallback.
   *
   * @throws io.quilt.api.NotAuthenticatedException if the stack does not give any
   */
  Optional<AwsCredentials> awsCredentials();

  /**
   * Says that AWS refused credentials as expired. If they are still the ones in force they are
   * renewed before {@link #awsCredentials()} returns again.
   */
  void reject(AwsCredentials credentials);

  /** Says that the configuration of the {@code Quilt} was changed: the stack may be another one. */
  default void configChanged() {}
}
