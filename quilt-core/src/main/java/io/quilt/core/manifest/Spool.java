package io.quilt.core.manifest;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where entries go that are too many for memory.
 *
 * @param directory for temporary files, which only their owner can read
 * @param heapBudget how many bytes of packed entries (about 100 each) stay in memory
 */
public record Spool(Path directory, long heapBudget) {
  /** Keeps everything in memory. */
  public static Spool inMemory() {
    return new Spool(Path.of(System.getProperty("java.io.tmpdir")), Long.MAX_VALUE);
  }

  /** Uses the temporary directory of this machine beyond a number of bytes. */
  public static Spool beyond(long heapBudget) {
    return new Spool(Path.of(System.getProperty("java.io.tmpdir")), heapBudget);
  }

  Path createFile() {
    try {
      return Files.createTempFile(directory, "quilt-", ".entries");
    } catch (IOException e) {
      throw new StorageException(
          "Cannot create a temporary file in '%s'; free some room there or choose another directory."
              .formatted(directory),
          e);
    }
  }
}
