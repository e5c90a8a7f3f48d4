package io.quilt.api;

/** The call needs a login, and there is none, or the stack no longer accepts it. */
public final class NotAuthenticatedException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error whose message says how to log in. */
  public NotAuthenticatedException(String message) {
    super(message);
  }
}
