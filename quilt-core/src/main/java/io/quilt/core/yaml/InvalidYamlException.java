package io.quilt.core.yaml;

/** A text is not YAML, or more than plain data; the message says what is wrong, and where. */
public final class InvalidYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the error for a problem in a line, counted from 1. */
  public InvalidYamlException(int line, String problem) {
    super("line %d: %s".formatted(line, problem));
  }
}
