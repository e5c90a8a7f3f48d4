package io.quilt.core.stack;

import io.quilt.spi.StackRequest;
import io.quilt.spi.StackResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/** What is tried again, and after how long. */
final class Retries {
  private static final int ATTEMPTS = 4;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private Retries() {}

  /** The pause before an attempt after this answer; empty if it is the last one. */
  static Optional<Duration> after(StackResponse answer, StackRequest request, int attempt) {
    if (!request.idempotent() || attempt >= ATTEMPTS || !PASSING.contains(answer.status())) {
      return Optional.empty();
    }
    Optional<Duration> asked = answer.header("retry-after").flatMap(Retries::duration);
    Duration pause = asked.orElseGet(() -> pause(attempt));
    return Optional.of(pause).filter(time -> time.compareTo(LONGEST_PAUSE) <= 0);
  }

  /** The pause before an attempt after this failure; empty if it is the last one. */
  static Optional<Duration> after(IOException failure, StackRequest request, int attempt) {
    boolean hopeless =
        failure instanceof SSLException
            || (failure instanceof HttpTimeoutException
                && !(failure instanceof HttpConnectTimeoutException));
    boolean again = attempt < ATTEMPTS && !hopeless && (request.idempotent() || neverSent(failure));
    return again ? Optional.of(pause(attempt)) : Optional.empty();
  }

  private static boolean neverSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof UnknownHostException;
  }

  // Somewhere in the upper half, so that many clients do not come back at once.
  private static Duration pause(int attempt) {
    long longest = FIRST_PAUSE.toMillis() << (attempt - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  private static Optional<Duration> duration(String retryAfter) {
    try {
      if (retryAfter.matches("[0-9]{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
      }
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
      Duration left = Duration.between(Clock.systemUTC().instant(), then);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }
}
