package io.quilt.api;

/** The package has no entry, and no directory, of that logical key. */
public final class EntryNotFoundException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String logicalKey;

  /** Creates the error for the logical key that was asked for. */
  public EntryNotFoundException(String logicalKey) {
    super("The package has no entry '%s'; browse it to see what it holds.".formatted(logicalKey));
    this.logicalKey = logicalKey;
  }

  /** The logical key that was asked for. */
  public String logicalKey() {
    return logicalKey;
  }
}
