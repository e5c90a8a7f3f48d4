package io.quilt.spi;

import io.quilt.api.StorageException;
import org.jspecify.annotations.Nullable;

/** It is unknown whether a write happened; reading the object tells. */
public final class StoreOutcomeUnknownException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Creates the error for an object, named as users write it. */
  public StoreOutcomeUnknownException(String object, @Nullable Throwable cause) {
    super("It is unknown whether object %s was written".formatted(object), cause);
  }
}
