package io.quilt.api;

/**
 * How files or objects below a place are listed. Immutable.
 *
 * @param unversioned whether versions are left out of physical keys, where the store has versions
 */
public record ScanOptions(boolean unversioned) {
  /** The latest version of each object is pinned. */
  public static ScanOptions defaults() {
    return new ScanOptions(false);
  }
}
