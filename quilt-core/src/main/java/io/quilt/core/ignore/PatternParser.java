package io.quilt.core.ignore;

import io.quilt.core.ignore.NamePattern.Token;
import io.quilt.core.ignore.NamePattern.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the pattern of a rule. */
final class PatternParser {
  private final String text;
  private final List<NamePattern> parts = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private PatternParser(String text) {
    this.text = text;
  }

  /** Returns the pattern; empty when the text is none. */
  static Optional<PathPattern> parse(String text) {
    return new PatternParser(text).parse();
  }

  private Optional<PathPattern> parse() {
    while (at < text.length()) {
      int character = next();
      switch (character) {
        case '/' -> endPart();
        case '*' -> tokens.add(Wildcard.STAR);
        case '?' -> tokens.add(Wildcard.ANY);
        case '[' -> {
          Optional<CharacterClass> set = CharacterClass.parse(text, at);
          if (set.isEmpty()) {
            return Optional.empty();
          }
          at = set.get().end();
          tokens.add(set.get());
        }
        case '\\' -> {
          if (at == text.length()) {
            return Optional.empty();
          }
          literal(next());
        }
        default -> literal(character);
      }
    }
    endPart();
    return Optional.of(new PathPattern(parts));
  }

  private int next() {
    int character = text.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  private void literal(int character) {
    if (character == '/') {
      endPart();
    } else {
      tokens.add(other -> other == character);
    }
  }

  private void endPart() {
    parts.add(new NamePattern(tokens));
    tokens.clear();
  }
}
