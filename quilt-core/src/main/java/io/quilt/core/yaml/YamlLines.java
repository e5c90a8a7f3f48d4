package io.quilt.core.yaml;

/** The lines of a text under construction. */
final class YamlLines {
  static final int INDENT = 2;
  private static final int WIDTH = 80;

  private final StringBuilder text = new StringBuilder();
  private int lineStart;
  private boolean fresh = true;

  /** Returns whether the line holds nothing but indentation and indicators. */
  boolean isFresh() {
    return fresh;
  }

  boolean isFull(int more) {
    return column() + more > WIDTH;
  }

  /** Goes to an indentation: in this line if that is possible, else in a new one. */
  void start(int indent) {
    if (!fresh || column() > indent) {
      newLine();
    }
    text.append(" ".repeat(Math.max(0, indent - column())));
  }

  void newLine() {
    text.append('\n');
    lineStart = text.length();
    fresh = true;
  }

  /** Appends a dash, a question mark or a colon, after which the line is as fresh as before. */
  void indicator(String indicator) {
    space();
    text.append(indicator);
  }

  /** Appends a text, apart from what precedes it. */
  void word(String word) {
    space();
    append(word);
  }

  void append(CharSequence more) {
    text.append(more);
    fresh = false;
  }

  String end() {
    return text.append('\n').toString();
  }

  private void space() {
    if (column() > 0 && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }

  private int column() {
    return text.length() - lineStart;
  }
}
