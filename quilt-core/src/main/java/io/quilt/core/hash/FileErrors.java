package io.quilt.core.hash;

import io.quilt.api.QuiltException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the failures of the file system mean to a user. */
public final class FileErrors {
  /** What Java puts in the place of bytes of a name that it cannot decode. */
  private static final char UNDECODABLE = '\uFFFD';

  private FileErrors() {}

  static QuiltException of(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return missing(
          file,
          new StorageException("File '%s' does not exist; check its path.".formatted(file), e));
    }
    if (e instanceof AccessDeniedException) {
      return new io.quilt.api.AccessDeniedException(
          "File '%s' may not be read by this user; change its permissions.".formatted(file), e);
    }
    return new StorageException("File '%s' cannot be read: %s".formatted(file, e.getMessage()), e);
  }

  /** That error, unless the file is there and only its name cannot be given to the system. */
  public static QuiltException missing(Path file, QuiltException error) {
    return file.toString().indexOf(UNDECODABLE) < 0
        ? error
        : new StorageException(
            "File '%s' cannot be opened: its name is not valid UTF-8; rename it.".formatted(file),
            error);
  }
}
