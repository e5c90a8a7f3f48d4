package io.quilt.auth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does small things later. */
@FunctionalInterface
interface Delay {
  void after(Duration time, Runnable work);

  /** On the daemon thread that the JDK has for it. */
  static Delay ofJdk() {
    return (time, work) ->
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
            .execute(work);
  }
}
