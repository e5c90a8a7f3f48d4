package io.quilt.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The identity of a revision: SHA-256 over the canonical form of its manifest, as 64 lower-case
 * hexadecimal digits.
 *
 * @param value the digits
 */
public record TopHash(String value) implements Comparable<TopHash> {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException if they are not 64 lower-case hexadecimal digits
   */
  public TopHash {
    if (!isTopHash(Objects.requireNonNull(value))) {
      throw new IllegalArgumentException(
          "'%s' is not a top hash: it must be 64 lower-case hexadecimal digits".formatted(value));
    }
  }

  /** Reads a top hash; the same as the constructor. */
  public static TopHash of(String value) {
    return new TopHash(value);
  }

  /** Whether the text is a full top hash. */
  public static boolean isTopHash(String text) {
    return DIGITS.matcher(text).matches();
  }

  @Override
  public int compareTo(TopHash other) {
    return value.compareTo(other.value);
  }

  /** Returns the digits. */
  @Override
  public String toString() {
    return value;
  }
}
