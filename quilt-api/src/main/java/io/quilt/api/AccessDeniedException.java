package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** The caller may not do this: a permission of the service or of the file system is missing. */
public final class AccessDeniedException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error whose message names what was refused, to whom, and the action. */
  public AccessDeniedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
