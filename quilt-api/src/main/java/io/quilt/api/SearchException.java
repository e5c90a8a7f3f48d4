package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** A search was refused: the query cannot be parsed, or an index does not exist. */
public final class SearchException extends QuiltException {
  private static final long serialVersionUID = 1L;

  /** Creates an error with the service's reason. */
  public SearchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
