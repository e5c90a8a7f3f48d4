package io.quilt.core.hash;

import io.quilt.api.QuiltInterruptedException;

/** The wish that all threads that work for one call give up, since its caller was interrupted. */
final class Stop {
  private volatile boolean requested;

  void request() {
    requested = true;
  }

  void check() {
    if (requested) {
      throw new QuiltInterruptedException("hashing files");
    }
  }
}
