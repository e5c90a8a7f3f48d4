package io.quilt.spi;

import io.quilt.api.Authenticator;
import io.quilt.api.Provider;
import java.util.Objects;

/** Supplies the authenticator and the session behind it. Thread-safe. */
public interface AuthenticatorProvider extends Provider {
  /**
   * An authenticator and the session that it changes; often one object.
   *
   * @param authenticator what users call
   * @param session what other services authenticate with
   */
  record Authentication(Authenticator authenticator, StackSession session) {
    /** Checks that both are there. */
    public Authentication {
      Objects.requireNonNull(authenticator);
      Objects.requireNonNull(session);
    }
  }

  /**
   * Makes both; nothing is connected yet. Either, if it is {@link AutoCloseable} too, is closed
   * with the {@code Quilt} it belongs to.
   */
  Authentication open(QuiltContext context);
}
