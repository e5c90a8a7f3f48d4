package io.quilt.core.client;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once, when it is first needed. Thread-safe. */
final class Lazy<T> {
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable T value;

  T get(Supplier<T> maker) {
    T known = value;
    return known != null ? known : make(maker);
  }

  /** Does something with the value, if it was made. */
  void ifMade(Consumer<T> action) {
    T known = value;
    if (known != null) {
      action.accept(known);
    }
  }

  private T make(Supplier<T> maker) {
    making.lock();
    try {
      T known = value;
      if (known == null) {
        known = maker.get();
        value = known;
      }
      return known;
    } finally {
      making.unlock();
    }
  }
}
