package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.QuiltException;
import java.util.List;
import java.util.Objects;

/**
 * What a run of {@link PackageIndexer} did, or has done so far.
 *
 * @param name what is searched: the alias of the objects, and with {@code _packages} behind it that
 *     of the packages
 * @param packages the number of packages of the registry that were looked at
 * @param revisions the number of manifests that were read and indexed; those that were there
 *     already do not count
 * @param entries the number of entries that were sent to the cluster
 * @param pointersWritten the number of pointers that were new, or name another revision than before
 * @param pointersRemoved the number of pointers that the registry no longer has
 * @param failureCount the number of failures, listed or not
 * @param failures the first failures: what could not be indexed, while everything else was
 */
public record IndexReport(
    String name,
    long packages,
    long revisions,
    long entries,
    long pointersWritten,
    long pointersRemoved,
    long failureCount,
    List<Failure> failures) {
  /**
   * A revision that was not indexed; the next run tries it again.
   *
   * @param packageName its package
   * @param topHash the revision; blank if the pointers of the package could not be read
   * @param error why
   */
  public record Failure(PackageName packageName, String topHash, QuiltException error) {
    /** Checks that all are there. */
    public Failure {
      Objects.requireNonNull(packageName);
      Objects.requireNonNull(topHash);
      Objects.requireNonNull(error);
    }
  }

  /** Copies the list. */
  public IndexReport {
    Objects.requireNonNull(name);
    failures = List.copyOf(failures);
  }

  /** Whether the indexes hold all that the registry does. */
  public boolean ok() {
    return failureCount == 0;
  }
}
