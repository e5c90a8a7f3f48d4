package io.quilt.api;

/** Text compared by Unicode code point, as Python does; {@code String.compareTo} differs. */
final class CodePoints {
  private CodePoints() {}

  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return compareDifferent(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Compares two texts by the characters at which they begin to differ. */
  static int compareDifferent(char a, char b) {
    boolean surrogatesDiffer = Character.isSurrogate(a) != Character.isSurrogate(b);
    return surrogatesDiffer ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
  }

  /** Whether no surrogate stands alone. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i++);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
          return false;
        }
      }
    }
    return true;
  }
}
