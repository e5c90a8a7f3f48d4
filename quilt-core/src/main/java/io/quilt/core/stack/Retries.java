package io.quilt.core.stack;

import io.quilt.spi.Backoff;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** What is tried again, and after how long. */
final class Retries {
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private Retries() {}

  /** The pause before an attempt after this answer; empty if it is the last one. */
  static Optional<Duration> after(StackResponse answer, StackRequest request, int attempt) {
    if (!request.idempotent()
        || attempt >= Backoff.ATTEMPTS
        || !PASSING.contains(answer.status())) {
      return Optional.empty();
    }
    return Backoff.pause(attempt, answer.header("retry-after"));
  }

  /** The pause before an attempt after this failure; empty if it is the last one. */
  static Optional<Duration> after(IOException failure, StackRequest request, int attempt) {
    boolean hopeless =
        failure instanceof SSLException
            || (failure instanceof HttpTimeoutException
                && !(failure instanceof HttpConnectTimeoutException));
    boolean again =
        attempt < Backoff.ATTEMPTS && !hopeless && (request.idempotent() || neverSent(failure));
    return again ? Optional.of(Backoff.pause(attempt)) : Optional.empty();
  }

  private static boolean neverSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof UnknownHostException;
  }
}
