package io.quilt.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A revision as a registry lists it.
 *
 * @param pointer {@code latest}, or the unix seconds at which the revision was published, as 1 to
 *     15 digits
 * @param topHash what the pointer names
 */
public record PackageRevision(String pointer, TopHash topHash) {
  /** The name of the pointer that moves. */
  public static final String LATEST = "latest";

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

  /**
   * Checks the pointer.
   *
   * @throws IllegalArgumentException if it is neither {@code latest} nor unix seconds
   */
  public PackageRevision {
    Objects.requireNonNull(topHash);
    if (!isPointer(Objects.requireNonNull(pointer))) {
      throw new IllegalArgumentException(
          "'%s' is not a pointer: it must be latest, or unix seconds".formatted(pointer));
    }
  }

  /** Whether the text can be a pointer. */
  public static boolean isPointer(String text) {
    return text.equals(LATEST) || SECONDS.matcher(text).matches();
  }

  /** Whether this is the pointer that moves. */
  public boolean isLatest() {
    return pointer.equals(LATEST);
  }

  /** When the revision was published; empty for {@code latest}. */
  public Optional<Instant> published() {
    return isLatest()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(Long.parseLong(pointer)));
  }
}
