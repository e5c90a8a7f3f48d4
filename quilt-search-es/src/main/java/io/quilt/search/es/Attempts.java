package io.quilt.search.es;

import io.quilt.api.QuiltInterruptedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/** How often, and after which pauses, one request is sent. Not thread-safe. */
final class Attempts {
  private static final int MOST = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_SECONDS = 30;
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private final String what;
  private int made;

  /** Counts the attempts of something. */
  Attempts(String what) {
    this.what = what;
  }

  /** The pause before another attempt after this answer; empty if there shall be none. */
  Optional<Duration> after(int status, Optional<String> retryAfter) {
    made++;
    if (made >= MOST || !PASSING.contains(status)) {
      return Optional.empty();
    }
    Optional<Long> seconds =
        retryAfter.filter(text -> text.matches("[0-9]{1,9}")).map(Long::parseLong);
    return seconds.isEmpty()
        ? Optional.of(pause())
        : seconds.filter(asked -> asked <= LONGEST_PAUSE_SECONDS).map(Duration::ofSeconds);
  }

  /** The pause before another attempt after this failure; empty if there shall be none. */
  Optional<Duration> after(IOException failure) {
    made++;
    boolean hopeless = failure instanceof SSLException || failure instanceof SocketTimeoutException;
    return made >= MOST || hopeless ? Optional.empty() : Optional.of(pause());
  }

  // Somewhere in the upper half, so that many clients do not come back at once.
  private Duration pause() {
    long longest = FIRST_PAUSE_MILLIS << (made - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  /** Waits. */
  void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException(what);
    }
  }
}
