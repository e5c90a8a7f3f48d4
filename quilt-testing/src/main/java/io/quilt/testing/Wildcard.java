package io.quilt.testing;

/** Matches a pattern in time that grows with pattern times text, whatever they hold. */
final class Wildcard {
  /** Any characters, none too; a noncharacter, so that no query holds it. */
  static final char ANY = '\uffff';

  /** One character. */
  static final char ONE = '\ufffe';

  private Wildcard() {}

  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int anyAt = -1;
    int retryAt = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == ANY) {
        anyAt = p++;
        retryAt = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (anyAt >= 0) {
        p = anyAt + 1;
        t = ++retryAt;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(rest -> rest == ANY);
  }

  private static boolean fits(char wanted, char there) {
    return wanted == ONE || wanted == there;
  }
}
