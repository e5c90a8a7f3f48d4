package io.quilt.api;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that the SDK reports. Subclasses are named by outcome; the message says
 * what happened, to what, and what to do next, and never holds a secret.
 *
 * <p>Wrong arguments are {@link IllegalArgumentException}, and null is {@link
 * NullPointerException}; neither is wrapped.
 */
public class QuiltException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an error with a message that helps its reader. */
  public QuiltException(String message) {
    super(message);
  }

  /** Creates an error with a message that helps its reader, and its cause. */
  public QuiltException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
