package io.quilt.core.client;

import io.quilt.core.config.Environment;

/** How many objects are transferred at once, unless the application says so itself. */
final class Concurrency {
  private static final String VARIABLE = "QUILT_TRANSFER_MAX_CONCURRENCY";
  private static final int DEFAULT = 50;

  private Concurrency() {}

  static int of(ClientBuilder builder) {
    return builder.maxConcurrency > 0
        ? builder.maxConcurrency
        : Environment.positiveNumber(VARIABLE, DEFAULT);
  }
}
