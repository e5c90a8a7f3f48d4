package io.quilt.registry.local;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Errors of the file system in the words of the SDK. */
final class Failures {
  private Failures() {}

  /**
   * Translates an error.
   *
   * @param doing what was done to the file, such as {@code Writing}
   */
  static QuiltException of(String doing, Path file, IOException e) {
    String action = doing + " " + file;
    if (Thread.currentThread().isInterrupted()
        && (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException)) {
      return interrupted(doing, file);
    }
    if (e instanceof java.nio.file.AccessDeniedException denied) {
      return new AccessDeniedException(
          "%s is not permitted%s; check the permissions of the file and its folder"
              .formatted(action, at(denied, file)),
          e);
    }
    return new StorageException("%s failed: %s".formatted(action, reason(e, file)), e);
  }

  static QuiltInterruptedException interrupted(String doing, Path file) {
    return new QuiltInterruptedException(doing.toLowerCase(Locale.ROOT) + " " + file);
  }

  static String reason(IOException e, Path file) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return ((FileSystemException) e).getFile() + " is a file, where a folder is needed";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason() + at(other, file);
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String at(FileSystemException e, Path file) {
    String where = e.getFile();
    return where == null || where.equals(file.toString()) ? "" : " at " + where;
  }
}
