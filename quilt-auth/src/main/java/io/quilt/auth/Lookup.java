package io.quilt.auth;

import io.quilt.api.QuiltInterruptedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A value that one thread finds out while others wait, and that is then read without a lock until
 * it is to be looked at again: after a second, since quilt3 or another process may have changed the
 * files, or when it stops being good.
 */
final class Lookup<T> {
  private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier ticks;
  private final Finder<T> finder;
  private final ReentrantLock finding = new ReentrantLock();
  private volatile Known<T> known;

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
   * @param goodMillis how long it is good; if it is not, it is taken for a second all the same
   */
  record Found<T>(Optional<Stack> stack, Optional<T> value, long goodMillis) {
    static <T> Found<T> nobody() {
      return new Found<>(Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }

    static <T> Found<T> of(Stack stack, T value, Duration good) {
      return new Found<>(Optional.of(stack), Optional.of(value), good.toMillis());
    }
  }

  private record Known<T>(Login login, Found<T> found, long until) {}

  /** Makes it; times are told by the ticks, in nanoseconds from anywhere. */
  Lookup(LongSupplier ticks, Finder<T> finder) {
    this.ticks = ticks;
    this.finder = finder;
    this.known = nothing();
  }

  private Known<T> nothing() {
    return new Known<>(Login.BY_SESSION, Found.nobody(), ticks.getAsLong());
  }

  Found<T> get(Login login) {
    Known<T> now = known;
    return isGood(now, login) ? now.found() : find(login);
  }

  private boolean isGood(Known<T> each, Login login) {
    return each.login() == login && ticks.getAsLong() - each.until() < 0;
  }

  private Found<T> find(Login login) {
    lock();
    try {
      Known<T> now = known;
      if (!isGood(now, login)) {
        Found<T> last = now.login() == login ? now.found() : Found.nobody();
        now = known(login, finder.find(login, last));
        known = now;
      }
      return now.found();
    } finally {
      finding.unlock();
    }
  }

  private Known<T> known(Login login, Found<T> found) {
    long left = TimeUnit.MILLISECONDS.toNanos(found.goodMillis());
    long good = left > 0 ? Math.min(left, LOOK_AGAIN) : LOOK_AGAIN;
    return new Known<>(login, found, ticks.getAsLong() + good);
  }

  /** Has it found out again if it is still this one; returns whether it is. */
  boolean reject(T refused) {
    Known<T> now = known;
    if (now.found().value().filter(refused::equals).isEmpty()) {
      return false;
    }
    known = new Known<>(now.login(), now.found(), ticks.getAsLong());
    return true;
  }

  /** Has it found out again, whatever is being found out now. */
  void forget() {
    lock();
    try {
      known = nothing();
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
