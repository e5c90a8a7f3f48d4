package io.quilt.api;

/** A manifest's content does not give the top hash under which it is stored. */
public final class TopHashMismatchException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final transient TopHash expected;
  private final transient TopHash actual;

  /**
   * Creates the error.
   *
   * @param source the manifest
   * @param expected the top hash under which it is stored
   * @param actual the top hash of its content
   */
  public TopHashMismatchException(String source, TopHash expected, TopHash actual) {
    super(
        "Manifest %s is stored under top hash %s, but its content gives %s;"
                .formatted(source, expected, actual)
            + " it was damaged or written by another client."
            + " To read it all the same, allow a wrong top hash in the browse options.");
    this.expected = expected;
    this.actual = actual;
  }

  /** The top hash under which the manifest is stored. */
  public TopHash expected() {
    return expected;
  }

  /** The top hash that the content gives. */
  public TopHash actual() {
    return actual;
  }
}
