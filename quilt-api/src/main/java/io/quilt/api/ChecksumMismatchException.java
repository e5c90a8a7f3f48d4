package io.quilt.api;

/** Bytes are not those that the manifest, or another declared checksum, promises. */
public final class ChecksumMismatchException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String key;
  private final String expected;
  private final String actual;

  /**
   * Creates the error.
   *
   * @param key the logical key or object whose bytes were read
   * @param expected the promised checksum or size, as text
   * @param actual the checksum or size of the bytes that were read, as text
   */
  public ChecksumMismatchException(String key, String expected, String actual) {
    super(
        "The bytes of '%s' do not match: expected %s, found %s; the object was changed or damaged."
            .formatted(key, expected, actual));
    this.key = key;
    this.expected = expected;
    this.actual = actual;
  }

  /** The logical key or object whose bytes were read. */
  public String key() {
    return key;
  }

  /** The promised checksum or size. */
  public String expected() {
    return expected;
  }

  /** The checksum or size of what was read. */
  public String actual() {
    return actual;
  }
}
