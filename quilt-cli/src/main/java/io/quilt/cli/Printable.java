package io.quilt.cli;

/**
 * Text that is safe to show: names come from strangers, and a terminal obeys control characters.
 */
final class Printable {
  private Printable() {}

  /** Writes control characters, line ends and direction marks as <code>&#92;uXXXX</code>. */
  static String of(String text) {
    return escape(text, 0);
  }

  /** Does the same within JSON text, whose own escapes and line ends stay as they are. */
  static String ofJson(String json) {
    return escape(json, ' ');
  }

  private static String escape(String text, int from) {
    int first = 0;
    while (first < text.length() && !isHarmful(text.charAt(first), from)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHarmful(c, from)) {
        safe.append("\\u%04x".formatted((int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isHarmful(char c, int from) {
    if (c < ' ') {
      return c >= from;
    }
    if (c < 0x7f) {
      return false;
    }
    return c <= 0x9f
        || c == 0x61c
        || (c >= 0x200e && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
