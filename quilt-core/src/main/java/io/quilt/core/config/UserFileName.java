package io.quilt.core.config;

/** The names that files of the user's quilt3 directory may have. */
final class UserFileName {
  private UserFileName() {}

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if it is not that of a file in the directory itself
   */
  static String check(String name) {
    if (name.isEmpty()
        || name.startsWith("..")
        || name.equals(".")
        || name.matches(".*[/\\\\].*")) {
      throw new IllegalArgumentException("'%s' is not the name of one file".formatted(name));
    }
    return name;
  }
}
