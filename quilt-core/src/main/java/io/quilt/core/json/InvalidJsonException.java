package io.quilt.core.json;

import org.jspecify.annotations.Nullable;

/** A text is not JSON, or holds something that manifests cannot hold. */
public final class InvalidJsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the error; the message says what is wrong, and where if that is known. */
  public InvalidJsonException(String message) {
    super(message);
  }

  /** Creates the error with its cause. */
  public InvalidJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
