package io.quilt.api;

/** More than one top hash begins with the given prefix. */
public final class AmbiguousHashException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String prefix;

  /** Creates the error for a prefix that several top hashes share. */
  public AmbiguousHashException(String prefix) {
    super("Several top hashes begin with '%s'; give more digits.".formatted(prefix));
    this.prefix = prefix;
  }

  /** The prefix that was asked for. */
  public String prefix() {
    return prefix;
  }
}
