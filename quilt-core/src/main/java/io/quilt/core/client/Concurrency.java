package io.quilt.core.client;

import io.quilt.api.InvalidConfigException;
import org.jspecify.annotations.Nullable;

/** How many objects are transferred at once, unless the application says so itself. */
final class Concurrency {
  private static final String VARIABLE = "QUILT_TRANSFER_MAX_CONCURRENCY";
  private static final int DEFAULT = 10;

  private Concurrency() {}

  static int of(ClientBuilder builder) {
    if (builder.maxConcurrency > 0) {
      return builder.maxConcurrency;
    }
    String text = System.getenv(VARIABLE);
    return text == null || text.isBlank() ? DEFAULT : parse(text.strip());
  }

  private static int parse(String text) {
    try {
      int value = Integer.parseInt(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(text, e);
    }
    throw invalid(text, null);
  }

  private static InvalidConfigException invalid(String text, @Nullable Throwable cause) {
    return new InvalidConfigException(
        "environment", VARIABLE, "'%s' is not a positive number".formatted(text), cause);
  }
}
