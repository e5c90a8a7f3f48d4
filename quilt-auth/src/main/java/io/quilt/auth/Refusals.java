package io.quilt.auth;

import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps many threads from asking again, one after the other, with what the stack just refused. */
final class Refusals {
  private static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier ticks;
  private volatile @Nullable Refusal last;

  private record Refusal(Secret secret, String message, long until) {}

  Refusals(LongSupplier ticks) {
    this.ticks = ticks;
  }

  /**
   * Asks with a secret.
   *
   * @throws NotAuthenticatedException if it is refused, or was less than ten seconds ago
   */
  <T> T ask(Secret secret, Supplier<T> question) {
    Refusal refusal = last;
    if (refusal != null
        && ticks.getAsLong() - refusal.until() < 0
        && refusal.secret().equals(secret)) {
      throw new NotAuthenticatedException(refusal.message());
    }
    try {
      return question.get();
    } catch (NotAuthenticatedException e) {
      last = new Refusal(secret, String.valueOf(e.getMessage()), ticks.getAsLong() + ASK_AGAIN);
      throw e;
    }
  }

  void forget() {
    last = null;
  }
}
