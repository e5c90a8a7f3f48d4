package io.quilt.api;

/** A workflow is missing, unknown, not allowed, or cannot be validated; nothing was published. */
public final class WorkflowException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error that names the workflow or its configuration and what to do. */
  public WorkflowException(String message) {
    super(message);
  }
}
