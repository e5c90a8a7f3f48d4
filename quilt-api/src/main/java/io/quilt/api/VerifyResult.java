package io.quilt.api;

import java.util.List;
import java.util.Objects;

/**
 * What verifying a folder found.
 *
 * @param filesVerified the number of files whose bytes are those of the package
 * @param problemCount the number of problems, listed or not
 * @param problems the first problems: those of entries in package order, then extra files
 */
public record VerifyResult(long filesVerified, long problemCount, List<Problem> problems) {
  /** What is wrong with a file. */
  public enum Kind {
    /** The package has it, the folder does not. */
    MISSING,
    /** Size or checksum differ. */
    MODIFIED,
    /** It is there, but could not be read. */
    UNREADABLE,
    /** The folder has it, the package does not. */
    EXTRA
  }

  /**
   * One file that does not match.
   *
   * @param kind what is wrong
   * @param path the file, relative to the folder, with slashes
   */
  public record Problem(Kind kind, String path) {
    /** Checks that both are there. */
    public Problem {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(path);
    }
  }

  /** Copies the list. */
  public VerifyResult {
    problems = List.copyOf(problems);
  }

  /** Whether the folder holds the package. */
  public boolean ok() {
    return problemCount == 0;
  }
}
