package io.quilt.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The push was refused, because {@code latest} names a revision that the pushed package does not
 * descend from. Nothing that existed before was changed.
 */
public final class ConflictException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient PackageName name;
  private final transient @Nullable TopHash latest;

  /**
   * Creates the error.
   *
   * @param name the package
   * @param latest the revision that {@code latest} names; null when it was deleted meanwhile
   * @param registry the registry, as users write it
   */
  public ConflictException(PackageName name, @Nullable TopHash latest, String registry) {
    super(
        "Package '%s' in registry %s is at revision %s, which the pushed package was not made from;"
                .formatted(name, registry, latest == null ? "(none)" : latest)
            + " browse that revision, apply the change to it and push again,"
            + " or push with force to go over it.");
    this.name = name;
    this.latest = latest;
  }

  /** The package. */
  public PackageName name() {
    return name;
  }

  /** The revision that {@code latest} names, if there is one. */
  public Optional<TopHash> latest() {
    return Optional.ofNullable(latest);
  }
}
