package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which revision is read, and what is tolerated in it. Immutable. */
public final class BrowseOptions {
  private static final BrowseOptions LATEST = new BrowseOptions(null, false);

  private final @Nullable String revision;
  private final boolean wrongTopHashAllowed;

  private BrowseOptions(@Nullable String revision, boolean wrongTopHashAllowed) {
    this.revision = revision;
    this.wrongTopHashAllowed = wrongTopHashAllowed;
  }

  /** The revision that {@code latest} names. */
  public static BrowseOptions latest() {
    return LATEST;
  }

  /** The revision with that top hash, given whole or by its first 6 digits or more. */
  public static BrowseOptions revision(String topHashOrPrefix) {
    return new BrowseOptions(Objects.requireNonNull(topHashOrPrefix), false);
  }

  /** These options, reading also a manifest whose content does not give its top hash. */
  public BrowseOptions allowWrongTopHash() {
    return new BrowseOptions(revision, true);
  }

  /** The top hash or its prefix; empty for the latest revision. */
  public Optional<String> revision() {
    return Optional.ofNullable(revision);
  }

  /** Whether a manifest is read whose content does not give its top hash. */
  public boolean wrongTopHashAllowed() {
    return wrongTopHashAllowed;
  }
}
