package io.quilt.core.manifest;

/** Where lines end: at a line feed, before which one carriage return may stand. */
final class Lines {
  private Lines() {}

  /** The index of the next line feed, or {@code to}. */
  static int newline(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * The end of a line's content.
   *
   * @throws IllegalArgumentException if the line is blank or holds a lone carriage return
   */
  static int contentEnd(byte[] text, int from, int newline, int to) {
    boolean windows = newline < to && newline > from && text[newline - 1] == '\r';
    int end = windows ? newline - 1 : newline;
    if (end == from) {
      throw new IllegalArgumentException("a blank line");
    }
    for (int i = from; i < end; i++) {
      if (text[i] == '\r') {
        throw new IllegalArgumentException("a carriage return that does not end a line");
      }
    }
    return end;
  }

  /**
   * Checks the length of a record.
   *
   * @throws IllegalArgumentException if it is over the limit
   */
  static void checkLength(int length, int limit) {
    if (length > limit) {
      throw tooLong(limit);
    }
  }

  static IllegalArgumentException tooLong(int limit) {
    return new IllegalArgumentException(
        "a record of more than %d bytes, the most that is read".formatted(limit));
  }
}
