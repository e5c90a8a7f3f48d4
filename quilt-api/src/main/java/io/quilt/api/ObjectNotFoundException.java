package io.quilt.api;

/** The bytes that a physical key names do not exist, or no longer exist. */
public final class ObjectNotFoundException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Creates the error for an object, named as users write it. */
  public ObjectNotFoundException(String object) {
    super(
        "Object %s does not exist; it was deleted or moved after the package was made."
            .formatted(object),
        null);
  }
}
