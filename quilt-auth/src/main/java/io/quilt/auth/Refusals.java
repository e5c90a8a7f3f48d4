package io.quilt.auth;

import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps many threads from asking again, one after the other, with what the stack just refused. */
final class Refusals {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  private final Supplier<Instant> now;
  private volatile @Nullable Refusal last;

  private record Refusal(Secret secret, String message, Instant until) {}

  Refusals(Supplier<Instant> now) {
    this.now = now;
  }

  /**
   * Asks with a secret.
   *
   * @throws NotAuthenticatedException if it is refused, or was less than ten seconds ago
   */
  <T> T ask(Secret secret, Supplier<T> question) {
    Refusal refusal = last;
    if (refusal != null && now.get().isBefore(refusal.until()) && refusal.secret().equals(secret)) {
      throw new NotAuthenticatedException(refusal.message());
    }
    try {
      return question.get();
    } catch (NotAuthenticatedException e) {
      last = new Refusal(secret, String.valueOf(e.getMessage()), now.get().plus(ASK_AGAIN));
      throw e;
    }
  }

  void forget() {
    last = null;
  }
}
