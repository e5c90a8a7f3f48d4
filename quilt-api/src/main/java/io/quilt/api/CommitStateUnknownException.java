package io.quilt.api;

import org.jspecify.annotations.Nullable;

/**
 * The service did not say whether {@code latest} was moved, and could not be asked. The revision's
 * manifest is stored; browse {@code latest} before pushing again.
 */
public final class CommitStateUnknownException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient TopHash topHash;

  /**
   * Creates the error.
   *
   * @param name the package
   * @param topHash the revision that was being published
   * @param cause what the service answered last
   */
  public CommitStateUnknownException(PackageName name, TopHash topHash, @Nullable Throwable cause) {
    super(
        "It is unknown whether revision %s of package '%s' was published; look at its latest"
                .formatted(topHash, name)
            + " revision before you push again.",
        cause);
    this.topHash = topHash;
  }

  /** The revision that was being published. */
  public TopHash topHash() {
    return topHash;
  }
}
