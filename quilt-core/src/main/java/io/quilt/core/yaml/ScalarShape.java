package io.quilt.core.yaml;

/**
 * How a text may be written, by its characters alone.
 *
 * @param plain whether it may stand without quotes
 * @param singleQuoted whether it may stand in single quotes
 * @param multiline whether it has line breaks
 */
record ScalarShape(boolean plain, boolean singleQuoted, boolean multiline) {
  private static final String LINE_BREAKS = "\n\u0085\u2028\u2029";
  private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";
  private static final String NEVER_FIRST_BEFORE_BLANK = "?:-";

  static ScalarShape of(String text) {
    if (text.isEmpty()) {
      return new ScalarShape(true, true, false);
    }
    boolean multiline = text.chars().anyMatch(c -> LINE_BREAKS.indexOf(c) >= 0);
    boolean special = !text.chars().allMatch(c -> c == '\n' || (' ' <= c && c <= '~'));
    boolean blankAtBreak = text.contains(" \n") || text.contains("\n ");
    boolean singleQuoted = !special && !blankAtBreak;
    boolean plain =
        singleQuoted
            && !multiline
            && !text.startsWith(" ")
            && !text.endsWith(" ")
            && !hasIndicator(text);
    return new ScalarShape(plain, singleQuoted, multiline);
  }

  private static boolean hasIndicator(String text) {
    char first = text.charAt(0);
    boolean blankFollows = text.length() == 1 || text.charAt(1) == ' ';
    return text.startsWith("---")
        || text.startsWith("...")
        || NEVER_FIRST.indexOf(first) >= 0
        || (NEVER_FIRST_BEFORE_BLANK.indexOf(first) >= 0 && blankFollows)
        || text.contains(": ")
        || text.endsWith(":")
        || text.contains(" #");
  }
}
