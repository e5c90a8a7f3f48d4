package io.quilt.api;

import java.util.Objects;

/**
 * What counts as a match when a folder is verified. Immutable.
 *
 * @param extraFilesAllowed whether files that the package does not have are no problem
 * @param maxProblems how many problems are listed at most; all are counted
 * @param listener follows the reading of the files
 */
public record VerifyOptions(boolean extraFilesAllowed, int maxProblems, TransferListener listener) {
  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the number of problems is negative
   */
  public VerifyOptions {
    Objects.requireNonNull(listener);
    if (maxProblems < 0) {
      throw new IllegalArgumentException("The number of listed problems cannot be negative");
    }
  }

  /** Extra files are problems; 1,000 problems are listed. */
  public static VerifyOptions defaults() {
    return new VerifyOptions(false, 1000, TransferListener.NONE);
  }

  /** These options with extra files allowed, or not. */
  public VerifyOptions withExtraFilesAllowed(boolean allowed) {
    return new VerifyOptions(allowed, maxProblems, listener);
  }

  /** These options with a listener. */
  public VerifyOptions withListener(TransferListener progress) {
    return new VerifyOptions(extraFilesAllowed, maxProblems, progress);
  }
}
