package io.quilt.api;

/** The package has no revision with that top hash, prefix or pointer. */
public final class RevisionNotFoundException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient PackageName name;
  private final String revision;

  /**
   * Creates the error.
   *
   * @param name the package
   * @param revision the top hash, prefix or pointer that was asked for
   * @param registry where it was looked for, as users write it
   */
  public RevisionNotFoundException(PackageName name, String revision, String registry) {
    super(
        "Package '%s' has no revision '%s' in registry %s; list its revisions with 'list-versions'."
            .formatted(name, revision, registry));
    this.name = name;
    this.revision = revision;
  }

  /** The package. */
  public PackageName name() {
    return name;
  }

  /** The top hash, prefix or pointer that was asked for. */
  public String revision() {
    return revision;
  }
}
