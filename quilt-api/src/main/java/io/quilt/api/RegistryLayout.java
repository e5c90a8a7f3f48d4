package io.quilt.api;

/** Where manifests and pointers lie in a registry. */
public enum RegistryLayout {
  /** quilt3's default: manifests shared by all packages, one pointer a revision. */
  V1(1),
  /** Manifests below their package, tags beside them. */
  V2(2);

  private final int version;

  RegistryLayout(int version) {
    this.version = version;
  }

  /** The number that {@code default_registry_version} holds. */
  public int version() {
    return version;
  }

  /**
   * The layout of that number.
   *
   * @throws IllegalArgumentException if it is neither 1 nor 2
   */
  public static RegistryLayout of(int version) {
    for (RegistryLayout layout : values()) {
      if (layout.version == version) {
        return layout;
      }
    }
    throw new IllegalArgumentException("A registry layout is 1 or 2, not " + version);
  }
}
