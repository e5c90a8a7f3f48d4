package io.quilt.spi;

import io.quilt.api.QuiltInterruptedException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long is waited before a request is sent again, one way for every client. */
public final class Backoff {
  /** How often a request is sent at most. */
  public static final int ATTEMPTS = 4;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private Backoff() {}

  /**
   * The pause after an attempt: twice as long each time, and somewhere in the upper half of it, so
   * that many clients do not come back at once.
   *
   * @param attempt 1 for the first
   */
  public static Duration pause(int attempt) {
    long longest = FIRST_PAUSE.toMillis() << (attempt - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  /**
   * The pause after an attempt whose answer may say how long; empty if that is more than 30 s.
   *
   * @param attempt 1 for the first
   * @param retryAfter the header {@code Retry-After}, seconds or a date; one that is neither does
   *     not count
   */
  public static Optional<Duration> pause(int attempt, Optional<String> retryAfter) {
    Duration pause = retryAfter.flatMap(Backoff::duration).orElseGet(() -> pause(attempt));
    return Optional.of(pause).filter(time -> time.compareTo(LONGEST_PAUSE) <= 0);
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

  /**
   * Waits.
   *
   * @param doing what is waited for, such as {@code asking https://…}
   * @throws QuiltInterruptedException if the thread is interrupted, which it then still is
   */
  public static void sleep(Duration pause, String doing) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException(doing);
    }
  }
}
