package io.quilt.search.es;

import io.quilt.spi.Backoff;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** How often one request to a cluster is sent, and after which pauses. Not thread-safe. */
final class Attempts {
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private int made;

  /** The pause before another attempt after this answer; empty if there shall be none. */
  Optional<Duration> after(int status, Optional<String> retryAfter) {
    made++;
    return made >= Backoff.ATTEMPTS || !PASSING.contains(status)
        ? Optional.empty()
        : Backoff.pause(made, retryAfter);
  }

  /** The pause before another attempt after this failure; empty if there shall be none. */
  Optional<Duration> after(IOException failure) {
    made++;
    boolean hopeless = failure instanceof SSLException || failure instanceof SocketTimeoutException;
    return made >= Backoff.ATTEMPTS || hopeless
        ? Optional.empty()
        : Optional.of(Backoff.pause(made));
  }
}
