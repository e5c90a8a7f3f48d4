package io.quilt.core.manifest;

import java.nio.charset.StandardCharsets;

/** The two ways in which the keys of a package cannot stand beside each other. */
final class KeyClash {
  private KeyClash() {}

  static ManifestProblem duplicate(ManifestRow row, long otherLine) {
    return new ManifestProblem(
        Math.max(row.line, otherLine), "duplicate logical key '%s'".formatted(row.logicalKey()));
  }

  static ManifestProblem fileAndDirectory(byte[] file, int length, long line) {
    return fileAndDirectory(new String(file, 0, length, StandardCharsets.UTF_8), line);
  }

  static ManifestProblem fileAndDirectory(String file, long line) {
    return new ManifestProblem(
        line, "logical key '%s' is both a file and a directory".formatted(file));
  }
}
