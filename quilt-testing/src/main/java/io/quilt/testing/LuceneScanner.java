package io.quilt.testing;

import io.quilt.api.SearchException;
import org.jspecify.annotations.Nullable;

/** The characters of a query string, and the pieces that they form. */
final class LuceneScanner {
  private static final String SPECIAL = "()[]{}:\"^~/";

  private final String text;
  private int position;

  LuceneScanner(String text) {
    this.text = text;
  }

  /** A word, also as a pattern with its wildcards. */
  record Term(String text, Wildcard pattern) {
    boolean isWild() {
      return pattern.isWild();
    }
  }

  boolean atEnd() {
    skipBlanks();
    return position == text.length();
  }

  boolean at(char wanted) {
    return !atEnd() && text.charAt(position) == wanted;
  }

  boolean accept(char wanted) {
    boolean there = at(wanted);
    position += there ? 1 : 0;
    return there;
  }

  void expect(char wanted) {
    if (!accept(wanted)) {
      throw error("'%s' is missing".formatted(wanted));
    }
  }

  boolean operator(String word, String sign) {
    return word(word) || sign(sign);
  }

  /** Goes over a word if it stands alone. */
  private boolean word(String word) {
    skipBlanks();
    int end = position + word.length();
    boolean alone = end >= text.length() || !isTermPart(text.charAt(end));
    return alone && sign(word);
  }

  private boolean sign(String sign) {
    skipBlanks();
    boolean there = text.startsWith(sign, position);
    position += there ? sign.length() : 0;
    return there;
  }

  Term term() {
    skipBlanks();
    StringBuilder plain = new StringBuilder();
    int start = position;
    while (position < text.length() && isTermPart(text.charAt(position))) {
      char next = text.charAt(position++);
      plain.append(next == '\\' ? escaped() : next);
    }
    String written = text.substring(start, position);
    checkTerm(written);
    return new Term(plain.toString(), Wildcard.of(written));
  }

  private void checkTerm(String written) {
    if (at('~') || at('^') || at('/')) {
      throw error(
          "'%s' is not supported in memory; escape it with \\ to search for it"
              .formatted(text.charAt(position)));
    }
    boolean operator = written.equals("AND") || written.equals("OR") || written.equals("NOT");
    if (written.isEmpty() || operator) {
      throw error(atEnd() ? "the query ends too early" : "a term is missing");
    }
  }

  String quoted() {
    expect('"');
    StringBuilder content = new StringBuilder();
    while (position < text.length() && text.charAt(position) != '"') {
      char next = text.charAt(position++);
      content.append(next == '\\' ? escaped() : next);
    }
    if (position++ >= text.length()) {
      position = text.length();
      throw error("a closing '\"' is missing");
    }
    if (position < text.length() && "~^".indexOf(text.charAt(position)) >= 0) {
      throw error("'%s' is not supported in memory".formatted(text.charAt(position)));
    }
    return content.toString();
  }

  /** {@code [1 TO 5]}, with a square bracket where the end belongs to the range. */
  Range range() {
    boolean withLower = accept('[');
    if (!withLower) {
      expect('{');
    }
    @Nullable String lower = end();
    if (!word("TO")) {
      throw error("'TO' is missing");
    }
    @Nullable String upper = end();
    boolean withUpper = accept(']');
    if (!withUpper) {
      expect('}');
    }
    return new Range(lower, withLower, upper, withUpper);
  }

  /** {@code >1}, {@code >=1}, {@code <1} or {@code <=1}. */
  Range comparison() {
    boolean lower = text.charAt(position++) == '>';
    boolean with = position < text.length() && text.charAt(position) == '=';
    position += with ? 1 : 0;
    if (at('"')) {
      throw error("services take what is quoted here by itself; escape its ':' with \\ instead");
    }
    String end = term().text();
    return lower ? new Range(end, with, null, false) : new Range(null, false, end, with);
  }

  private @Nullable String end() {
    if (at('"')) {
      return quoted();
    }
    int start = position;
    while (position < text.length() && " \t\r\n]}".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String end = text.substring(start, position);
    if (end.isEmpty()) {
      throw error("an end of the range is missing");
    }
    return end.equals("*") ? null : end;
  }

  private char escaped() {
    if (position == text.length()) {
      throw error("nothing follows the last \\");
    }
    return text.charAt(position++);
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isTermPart(char c) {
    return !Character.isWhitespace(c) && SPECIAL.indexOf(c) < 0;
  }

  SearchException error(String problem) {
    return new SearchException(
        "The query '%s' cannot be read at character %d: %s".formatted(text, position + 1, problem),
        null);
  }
}
