package io.quilt.core.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the simplest YAML without a parser, which takes longer to load than a small program has:
 * lines of a key and an unquoted value, comments and blank lines.
 */
final class FlatYaml {
  private FlatYaml() {}

  /** Returns the values; empty when the text holds anything else, right or wrong. */
  static Optional<Map<String, @Nullable Object>> read(String text) {
    try {
      return readLines(text);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, @Nullable Object>> readLines(String text) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || !isName(line, colon) || !isValue(line, colon + 1)) {
        return Optional.empty();
      }
      String value = line.length() == colon + 1 ? "" : line.substring(colon + 2);
      values.put(line.substring(0, colon), PlainScalar.value(value));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static boolean isName(String line, int end) {
    for (int i = 0; i < end; i++) {
      if (!isLetterOrDigit(line.charAt(i)) && line.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isValue(String line, int start) {
    if (start == line.length()) {
      return true;
    }
    return line.length() > start + 1
        && line.charAt(start) == ' '
        && isLetterOrDigit(line.charAt(start + 1))
        && endsWell(line)
        && isPlain(line, start + 2);
  }

  private static boolean endsWell(String line) {
    char last = line.charAt(line.length() - 1);
    return last != ' ' && last != ':';
  }

  private static boolean isPlain(String line, int start) {
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean mark =
          (c == ':' && line.startsWith(": ", i)) || (c == '#' && line.startsWith(" #", i - 1));
      if (c < ' ' || c > '~' || mark) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
  }
}
