package io.quilt.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that must not show: a token or a key. Its {@link #toString()} is redacted. Immutable. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a secret.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static Secret of(String value) {
    if (Objects.requireNonNull(value).isBlank()) {
      throw new IllegalArgumentException("A secret cannot be blank");
    }
    return new Secret(value);
  }

  /** The text itself, to be handed to the service that it belongs to and nobody else. */
  public String reveal() {
    return value;
  }

  /** Whether the other is the same secret; takes the same time whatever they share. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns a redacted form. */
  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
