package io.quilt.auth;

import io.quilt.api.QuiltInterruptedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that one thread finds out while others wait, and that is then read without a lock, and
 * without a look at the time, until it is to be found out again: after a second, since quilt3 or
 * another process may have changed the files (others go on with it meanwhile), or when it stops
 * being good.
 */
final class Lookup<T> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Delay delay;
  private final Supplier<Instant> clock;
  private final Finder<T> finder;
  private final ReentrantLock finding = new ReentrantLock();
  private final AtomicReference<Known<T>> known = new AtomicReference<>(Known.nothing());
  // Guarded by the lock.
  private @Nullable T rejected;

  /** Finds the value out. */
  @FunctionalInterface
  interface Finder<T> {
    /**
     * Finds it out.
     *
     * @param last what was found last for the same login
     */
    Found<T> find(Login login, Found<T> last);
  }

  /**
   * What was found.
   *
   * @param stack the stack that gave it, and the only one that it is for
   * @param value empty if nobody is logged in
   * @param good how long it is good; if it is not, it is taken for a second all the same
   */
  record Found<T>(Optional<Stack> stack, Optional<T> value, Duration good) {
    static <T> Found<T> nobody() {
      return new Found<>(Optional.empty(), Optional.empty(), LOOK_AGAIN);
    }

    static <T> Found<T> of(Stack stack, T value, Duration good) {
      return new Found<>(Optional.of(stack), Optional.of(value), good);
    }
  }

  /**
   * What is known.
   *
   * @param until when it stops being good
   * @param current whether it was found out less than a second ago
   */
  private record Known<T>(Login login, Found<T> found, Instant until, boolean current) {
    static <T> Known<T> nothing() {
      return new Known<>(Login.BY_SESSION, Found.nobody(), Instant.MIN, false);
    }

    boolean serves(Login other) {
      return current && login == other;
    }

    Known<T> outdated() {
      return new Known<>(login, found, until, false);
    }

    Known<T> bad() {
      return new Known<>(login, found, Instant.MIN, false);
    }
  }

  /** Takes times from a clock, and has the delay end the second. */
  Lookup(Delay delay, Supplier<Instant> clock, Finder<T> finder) {
    this.delay = delay;
    this.clock = clock;
    this.finder = finder;
  }

  Found<T> get(Login login) {
    Known<T> now = known();
    return now.serves(login) ? now.found() : lookAgain(now, login);
  }

  private Found<T> lookAgain(Known<T> now, Login login) {
    boolean good = now.login() == login && clock.get().isBefore(now.until());
    if (!good) {
      lock();
    } else if (!finding.tryLock()) {
      return now.found();
    }
    return find(login);
  }

  private Known<T> known() {
    return Objects.requireNonNull(known.get());
  }

  /** With the lock, which it gives back. */
  private Found<T> find(Login login) {
    try {
      Known<T> now = known();
      if (now.serves(login)) {
        return now.found();
      }
      Found<T> found = finder.find(login, now.login() == login ? now.found() : Found.nobody());
      keep(login, found);
      return found;
    } finally {
      finding.unlock();
    }
  }

  private void keep(Login login, Found<T> found) {
    Duration good = found.good().isNegative() ? LOOK_AGAIN : found.good();
    Known<T> now = new Known<>(login, found, clock.get().plus(good), true);
    known.set(now);
    Duration current = good.compareTo(LOOK_AGAIN) < 0 ? good : LOOK_AGAIN;
    delay.after(current, () -> known.compareAndSet(now, now.outdated()));
  }

  /** Has it found out again, if it is still this one, and never takes this one again. */
  void reject(T refused) {
    lock();
    try {
      if (known().found().value().filter(refused::equals).isPresent()) {
        rejected = refused;
        known.set(known().bad());
      }
    } finally {
      finding.unlock();
    }
  }

  /** Whether a value was the last to be rejected; for the finder. */
  boolean isRejected(T value) {
    return value.equals(rejected);
  }

  /** Has it found out again, whatever is being found out now. */
  void forget() {
    lock();
    try {
      known.set(Known.nothing());
    } finally {
      finding.unlock();
    }
  }

  private void lock() {
    try {
      finding.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuiltInterruptedException("waiting for the login");
    }
  }
}
