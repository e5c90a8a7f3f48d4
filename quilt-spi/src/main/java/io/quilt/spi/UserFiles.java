package io.quilt.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the files of the user's quilt3 directory, on disk or in memory. Thread-safe.
 *
 * <p>Names are single file names, such as {@code config.yml}. Methods throw {@link
 * io.quilt.api.StorageException} or {@link io.quilt.api.AccessDeniedException}, which name the
 * file.
 */
public interface UserFiles {
  /** What a file is called in messages: its path, or a word. */
  String describe(String name);

  /** The folder of what can be fetched again, shared with quilt3; empty where there is none. */
  default Optional<Path> cache() {
    return Optional.empty();
  }

  /** The bytes of a file; empty if it does not exist. */
  Optional<byte[]> read(String name);

  /**
   * Changes a file: reads it, calls the function and writes what it returns, while no other thread
   * or process that goes through here does the same to the directory. Readers see the file as it
   * was or as it will be, also after a crash. A new file is readable by its owner only, from its
   * first byte.
   *
   * @param change gets the bytes, or null if the file does not exist; returning null deletes the
   *     file, returning what it got changes nothing. It may call a service and read files, and must
   *     not update any of them
   * @return what is there now; empty if there is no file
   */
  Optional<byte[]> update(String name, UnaryOperator<byte @Nullable []> change);
}
