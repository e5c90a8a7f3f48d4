package io.quilt.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Arguments as a user would type them. */
final class ShellWords {
  private ShellWords() {}

  static String join(String... words) {
    return Arrays.stream(words).map(ShellWords::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return word.matches("[\\p{L}\\p{N}_./:=@%+,-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
