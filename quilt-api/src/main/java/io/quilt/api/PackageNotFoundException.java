package io.quilt.api;

/** The registry holds no package of that name. */
public final class PackageNotFoundException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient PackageName name;

  /**
   * Creates the error.
   *
   * @param name the package that was asked for
   * @param registry where it was looked for, as users write it
   */
  public PackageNotFoundException(PackageName name, String registry) {
    super(
        "Package '%s' does not exist in registry %s; list what is there with 'list-packages'."
            .formatted(name, registry));
    this.name = name;
  }

  /** The package that was asked for. */
  public PackageName name() {
    return name;
  }
}
