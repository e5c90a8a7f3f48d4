package io.quilt.api;

/**
 * The calling thread was interrupted. Its interrupt status is set again, and what was under way was
 * stopped and cleaned up.
 */
public final class QuiltInterruptedException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates the error for what was interrupted. */
  public QuiltInterruptedException(String operation) {
    super("Interrupted while %s; nothing half-done was left behind.".formatted(operation));
  }
}
