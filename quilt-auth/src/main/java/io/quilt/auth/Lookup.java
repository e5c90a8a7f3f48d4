package io.quilt.auth;

import io.quilt.api.QuiltInterruptedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A value that one thread finds out while others wait, and that is then read without a lock, and
 * without a look at the time, until it is to be found out again: after a second, since quilt3 or
 * another process may have changed the files, or when it stops being good.
 */
final class Lookup<T> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Delay delay;
  private final Finder<T> finder;
  private final ReentrantLock finding = new ReentrantLock();
  private final AtomicReference<Known<T>> known = new AtomicReference<>(Known.nothing());

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

  private record Known<T>(Login login, Found<T> found, boolean current) {
    static <T> Known<T> nothing() {
      return new Known<>(Login.BY_SESSION, Found.nobody(), false);
    }

    boolean serves(Login other) {
      return current && login == other;
    }

    Known<T> outdated() {
      return new Known<>(login, found, false);
    }
  }

  Lookup(Delay delay, Finder<T> finder) {
    this.delay = delay;
    this.finder = finder;
  }

  Found<T> get(Login login) {
    Known<T> now = known();
    return now.serves(login) ? now.found() : find(login);
  }

  private Known<T> known() {
    return Objects.requireNonNull(known.get());
  }

  private Found<T> find(Login login) {
    lock();
    try {
      Known<T> now = known();
      if (now.serves(login)) {
        return now.found();
      }
      Found<T> found = finder.find(login, now.login() == login ? now.found() : Found.nobody());
      keep(new Known<>(login, found, true));
      return found;
    } finally {
      finding.unlock();
    }
  }

  private void keep(Known<T> now) {
    known.set(now);
    Duration good = now.found().good();
    boolean soon = !good.isNegative() && good.compareTo(LOOK_AGAIN) < 0;
    delay.after(soon ? good : LOOK_AGAIN, () -> known.compareAndSet(now, now.outdated()));
  }

  /** Has it found out again if it is still this one; returns whether it is. */
  boolean reject(T refused) {
    Known<T> now = known();
    boolean same = now.found().value().filter(refused::equals).isPresent();
    if (same) {
      known.compareAndSet(now, now.outdated());
    }
    return same;
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
