package io.quilt.registry.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The store's own files: temporary ones and locks.
 *
 * <p>Those of a registry's {@code .quilt} folder lie at its top: quilt3 takes every file among the
 * pointers for a pointer, and would find them there, or fail when one vanishes while it looks.
 * Where a file lies follows from the target alone, not from the root through which it is written.
 */
final class OwnFiles {
  private static final String REGISTRY = ".quilt";
  private static final String LOCK = ".quilt-lock";
  private static final String TEMPORARY = ".quilt-tmp-";
  private static final Duration STALE = Duration.ofDays(1);

  private OwnFiles() {}

  static boolean isOwn(String name) {
    return name.equals(LOCK) || name.startsWith(TEMPORARY);
  }

  /** The folder that holds the temporary files and the lock of a target: a rename away from it. */
  static Path folder(Path target) {
    for (Path above = target.getParent(); above != null; above = above.getParent()) {
      if (LocalFiles.name(above).equals(REGISTRY)) {
        return above;
      }
    }
    return LocalFiles.parent(target);
  }

  static Path lock(Path folder) {
    return folder.resolve(LOCK);
  }

  static Path temporary(Path folder) {
    long random = ThreadLocalRandom.current().nextLong();
    return folder.resolve(TEMPORARY + Long.toUnsignedString(random, Character.MAX_RADIX));
  }

  /** Removes what killed processes left; a file that is still written to is never a day old. */
  static void removeStale(Path folder) {
    Instant limit = Instant.now().minus(STALE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TEMPORARY + "*")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException leaveThem) {
      // Tidying is no reason for a put to fail.
    }
  }
}
