package io.quilt.core.ignore;

import java.util.List;
import java.util.Optional;

/**
 * One line of the file.
 *
 * @param pattern what it matches
 * @param anchored whether the pattern is for the whole path, and not for its last name
 * @param directoryOnly whether it is for folders
 * @param negated whether what it matches is kept
 */
record Rule(PathPattern pattern, boolean anchored, boolean directoryOnly, boolean negated) {
  /** Reads a line without its end; empty when it holds no rule. */
  static Optional<Rule> parse(String line) {
    String text = withoutTrailingSpaces(line);
    if (text.startsWith("#")) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean directoryOnly = text.endsWith("/");
    text = directoryOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.contains("/");
    text = text.startsWith("/") ? text.substring(1) : text;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return PatternParser.parse(text)
        .map(pattern -> new Rule(pattern, anchored, directoryOnly, negated));
  }

  boolean matches(List<String> names, boolean directory) {
    if (directoryOnly && !directory) {
      return false;
    }
    return pattern.matches(anchored ? names : names.subList(names.size() - 1, names.size()));
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isEscaped(String line, int index) {
    int start = index;
    while (start > 0 && line.charAt(start - 1) == '\\') {
      start--;
    }
    return (index - start) % 2 == 1;
  }
}
