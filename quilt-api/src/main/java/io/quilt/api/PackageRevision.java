package io.quilt.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A revision as a registry lists it.
 *
 * @param pointer {@code latest}, or the unix seconds at which the revision was published
 * @param topHash what the pointer names
 */
public record PackageRevision(String pointer, TopHash topHash) {
  /** The name of the pointer that moves. */
  public static final String LATEST = "latest";

  /** Checks that both are there. */
  public PackageRevision {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(topHash);
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
