package io.quilt.api;

import java.util.Objects;

/**
 * The secret of an API key, which stands for its owner. Its {@link #toString()} is redacted.
 *
 * @param secret the text, which begins with {@code qk_}
 */
public record ApiKeySecret(Secret secret) {
  private static final String PREFIX = "qk_";

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it does not begin with {@code qk_}, or holds white space or
   *     other characters than those of printable ASCII
   */
  public ApiKeySecret {
    Objects.requireNonNull(secret);
    String text = secret.reveal();
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("The secret of an API key begins with 'qk_'");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "The secret of an API key holds no white space; remove the blank or newline around it");
    }
    if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "The secret of an API key holds printable ASCII only; copy it again");
    }
  }

  /** Wraps a text; see the constructor. */
  public static ApiKeySecret of(String text) {
    return new ApiKeySecret(Secret.of(text));
  }

  /** The text itself, to be handed to the stack and nobody else. */
  public String reveal() {
    return secret.reveal();
  }

  /** Returns a redacted form. */
  @Override
  public String toString() {
    return "ApiKeySecret[redacted]";
  }
}
