package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** A service did not answer, or answered with an error of its own; the call may be tried again. */
public final class ServiceUnavailableException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * Creates the error.
   *
   * @param message what was called and what came back
   * @param status the HTTP status; 0 when there was no answer
   */
  public ServiceUnavailableException(String message, int status, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status; 0 when there was no answer. */
  public int status() {
    return status;
  }
}
