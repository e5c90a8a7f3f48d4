package io.quilt.api;

/**
 * Following a key would leave the place where the caller works: a file outside the destination, a
 * name that this file system treats specially, or this machine's own files named by a remote
 * manifest. Nothing was written.
 */
public final class UnsafeKeyException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * Creates the error.
   *
   * @param key the logical or physical key
   * @param problem why it is not followed, and what to do
   */
  public UnsafeKeyException(String key, String problem) {
    super("Key '%s' is refused: %s".formatted(key, problem));
    this.key = key;
  }

  /** The key that was refused. */
  public String key() {
    return key;
  }
}
