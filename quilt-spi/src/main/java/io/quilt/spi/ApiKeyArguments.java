package io.quilt.spi;

import java.time.Duration;

/** The rules for what an {@link io.quilt.api.ApiKeyService} is asked, one for all services. */
public final class ApiKeyArguments {
  private static final int MOST_DAYS = 365;

  private ApiKeyArguments() {}

  /**
   * Checks the name of a new key.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static String name(String name) {
    return notBlank("name", name);
  }

  /**
   * Checks the id of a key.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static String id(String id) {
    return notBlank("id", id);
  }

  private static String notBlank(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The %s of an API key cannot be blank".formatted(what));
    }
    return text;
  }

  /**
   * The days that a new key is valid.
   *
   * @throws IllegalArgumentException if they are not whole days, or not 1 to 365
   */
  public static int days(Duration validity) {
    long days = validity.toDays();
    if (days < 1 || days > MOST_DAYS || !validity.equals(Duration.ofDays(days))) {
      throw new IllegalArgumentException(
          "An API key is valid for 1 to %d whole days, not for %s".formatted(MOST_DAYS, validity));
    }
    return (int) days;
  }
}
