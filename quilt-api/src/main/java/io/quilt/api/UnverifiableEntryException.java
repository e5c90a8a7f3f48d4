package io.quilt.api;

/**
 * An entry cannot be verified: its checksum is missing, or of a type that this SDK does not
 * compute.
 */
public final class UnverifiableEntryException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String logicalKey;

  /**
   * Creates the error.
   *
   * @param logicalKey the entry
   * @param problem why it cannot be verified
   */
  public UnverifiableEntryException(String logicalKey, String problem) {
    super(
        "Entry '%s' cannot be verified: %s; push the package again to compute its checksum,"
                .formatted(logicalKey, problem)
            + " or allow unverified bytes.");
    this.logicalKey = logicalKey;
  }

  /** The entry. */
  public String logicalKey() {
    return logicalKey;
  }
}
