package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** The configuration cannot be read, or a value in it cannot be used. */
public final class InvalidConfigException extends QuiltException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * Creates the error.
   *
   * @param source the file, or where else the configuration comes from
   * @param key the key whose value is wrong; empty when the whole file is
   * @param problem what is wrong, and what would be right
   */
  public InvalidConfigException(
      String source, String key, String problem, @Nullable Throwable cause) {
    super(
        key.isEmpty()
            ? "Configuration %s: %s".formatted(source, problem)
            : "Configuration %s, key '%s': %s".formatted(source, key, problem),
        cause);
    this.key = key;
  }

  /** The key whose value is wrong; empty when the whole file is. */
  public String key() {
    return key;
  }
}
