package io.quilt.core.json;

/** How much JSON may ask of its reader. */
public final class JsonLimits {
  /** How deep objects and lists may be nested. */
  public static final int DEPTH = 500;

  /** How many digits a whole number may have; Python's own limit. */
  public static final int INTEGER_DIGITS = 4300;

  /** How long the text of any number may be. */
  static final int NUMBER_LENGTH = 10_000;

  private JsonLimits() {}
}
