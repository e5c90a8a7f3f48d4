package io.quilt.spi;

import io.quilt.api.StorageException;

/** The object is not the one that the condition of a read or write asks for; nothing was done. */
public final class PreconditionFailedException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Creates the error for an object, named as users write it. */
  public PreconditionFailedException(String object) {
    super(
        "Object %s is not the one that was expected; it was changed meanwhile".formatted(object),
        null);
  }
}
