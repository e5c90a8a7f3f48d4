package io.quilt.api;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * What an installation did.
 *
 * @param topHash the revision
 * @param destination the folder that holds its files
 * @param objectsCopied the number of files that were copied
 * @param bytesCopied the number of bytes that were copied
 * @param objectsKept the number of files that were there already with the right bytes
 * @param otherRoots the places other than the registry's own that bytes were read from, as URLs
 */
public record InstallResult(
    TopHash topHash,
    Path destination,
    long objectsCopied,
    long bytesCopied,
    long objectsKept,
    Set<String> otherRoots) {
  /** Copies the set. */
  public InstallResult {
    Objects.requireNonNull(topHash);
    Objects.requireNonNull(destination);
    otherRoots = Set.copyOf(otherRoots);
  }
}
