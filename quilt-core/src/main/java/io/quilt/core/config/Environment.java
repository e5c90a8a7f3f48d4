package io.quilt.core.config;

import io.quilt.api.InvalidConfigException;
import org.jspecify.annotations.Nullable;

/** Numbers that users set through environment variables. */
public final class Environment {
  private Environment() {}

  /**
   * The positive number that a variable holds.
   *
   * @param otherwise the number if it is not set or blank
   * @throws InvalidConfigException if it holds anything else
   */
  public static int positiveNumber(String variable, int otherwise) {
    return positiveNumber(variable, System.getenv(variable), otherwise);
  }

  static int positiveNumber(String variable, @Nullable String text, int otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(variable, text, e);
    }
    throw invalid(variable, text, null);
  }

  private static InvalidConfigException invalid(
      String variable, String text, @Nullable Throwable cause) {
    return new InvalidConfigException(
        "environment", variable, "'%s' is not a positive number".formatted(text), cause);
  }
}
