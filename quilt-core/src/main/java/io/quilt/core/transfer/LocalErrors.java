package io.quilt.core.transfer;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.core.hash.FileErrors;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What failures of the local file system are called. */
public final class LocalErrors {
  private LocalErrors() {}

  /** The error for a file and what was to be done with it, such as {@code read}. */
  public static QuiltException of(IOException cause, Path file, String action) {
    if (cause instanceof NoSuchFileException) {
      return FileErrors.missing(file, new ObjectNotFoundException(file.toString()));
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return new AccessDeniedException(
          "Not allowed to %s '%s'; check the permissions of the file and its folder"
              .formatted(action, file),
          cause);
    }
    if (cause instanceof ClosedByInterruptException) {
      return new QuiltInterruptedException("trying to %s '%s'".formatted(action, file));
    }
    return new StorageException(
        "Cannot %s '%s': %s".formatted(action, file, cause.getMessage()), cause);
  }
}
