package io.quilt.api;

import org.jspecify.annotations.Nullable;

/**
 * Reading or writing bytes failed: an I/O error, a full disk, a broken connection. What was there
 * before is unchanged.
 */
public class StorageException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error whose message names the object or file and the action. */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
