package io.quilt.core.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Characters in brackets: single ones, ranges, and names such as {@code [:digit:]}, which stand for
 * ASCII characters.
 *
 * @param members of which one must match, or none when negated
 * @param negated whether it begins with {@code !} or {@code ^}
 * @param end the index after the closing bracket
 */
record CharacterClass(List<IntPredicate> members, boolean negated, int end)
    implements NamePattern.Token {
  private static final Map<String, IntPredicate> NAMED =
      Map.ofEntries(
          Map.entry("alnum", c -> isLetter(c) || isDigit(c)),
          Map.entry("alpha", CharacterClass::isLetter),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
          Map.entry("digit", CharacterClass::isDigit),
          Map.entry("graph", c -> c > ' ' && c < 0x7f),
          Map.entry("lower", c -> 'a' <= c && c <= 'z'),
          Map.entry("print", c -> c >= ' ' && c < 0x7f),
          Map.entry("punct", c -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c)),
          Map.entry("space", c -> c == ' ' || ('\t' <= c && c <= '\r')),
          Map.entry("upper", c -> 'A' <= c && c <= 'Z'),
          Map.entry("xdigit", c -> c < 0x80 && Character.digit(c, 16) >= 0));

  @Override
  public boolean matches(int character) {
    for (IntPredicate member : members) {
      if (member.test(character)) {
        return !negated;
      }
    }
    return negated;
  }

  /** Reads a class after its opening bracket; empty when it is not closed or names no class. */
  static Optional<CharacterClass> parse(String text, int start) {
    return new Parser(text, start).parse();
  }

  private static boolean isLetter(int c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return '0' <= c && c <= '9';
  }

  private static final class Parser {
    private final String text;
    private final List<IntPredicate> members = new ArrayList<>();
    private int at;

    Parser(String text, int start) {
      this.text = text;
      this.at = start;
    }

    Optional<CharacterClass> parse() {
      boolean negated = text.startsWith("!", at) || text.startsWith("^", at);
      at += negated ? 1 : 0;
      int first = at;
      while (at < text.length()) {
        if (text.charAt(at) == ']' && at > first) {
          return Optional.of(new CharacterClass(List.copyOf(members), negated, at + 1));
        }
        if (!(startsName() ? name() : range())) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    private boolean startsName() {
      int close = text.indexOf(']', at);
      return text.startsWith("[:", at) && close > at + 2 && text.charAt(close - 1) == ':';
    }

    private boolean name() {
      int close = text.indexOf(":]", at + 2);
      IntPredicate named = NAMED.get(text.substring(at + 2, close));
      if (named == null) {
        return false;
      }
      members.add(named);
      at = close + 2;
      return true;
    }

    private boolean range() {
      int low = next();
      int high = low;
      if (text.startsWith("-", at) && at + 1 < text.length() && text.charAt(at + 1) != ']') {
        at++;
        high = next();
      }
      if (low < 0 || high < 0) {
        return false;
      }
      int last = high;
      members.add(c -> low <= c && c <= last);
      return true;
    }

    /** Returns a character, which a backslash may precede; -1 at the end. */
    private int next() {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at == text.length()) {
        return -1;
      }
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      return character;
    }
  }
}
