package io.quilt.core.ignore;

import java.util.List;

/** A pattern for one name of a path: a sequence of tokens for its characters. */
final class NamePattern {
  /** What a part of the pattern accepts at one character. */
  @FunctionalInterface
  interface Token {
    boolean matches(int character);
  }

  /** What accepts everything. */
  enum Wildcard implements Token {
    /** Any number of characters. */
    STAR,
    /** One character. */
    ANY;

    @Override
    public boolean matches(int character) {
      return true;
    }
  }

  private final List<Token> tokens;
  private final boolean anyPath;

  NamePattern(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
    this.anyPath = tokens.size() > 1 && tokens.stream().allMatch(token -> token == Wildcard.STAR);
  }

  /** Returns whether this is a {@code **} between slashes; more stars are no more. */
  boolean isAnyPath() {
    return anyPath;
  }

  boolean matches(String name) {
    int token = 0;
    int at = 0;
    int retryToken = -1;
    int retryAt = 0;
    while (at < name.length()) {
      int character = name.codePointAt(at);
      if (token < tokens.size() && tokens.get(token) == Wildcard.STAR) {
        retryToken = token++;
        retryAt = at;
      } else if (token < tokens.size() && tokens.get(token).matches(character)) {
        token++;
        at += Character.charCount(character);
      } else if (retryToken >= 0) {
        token = retryToken + 1;
        retryAt += Character.charCount(name.codePointAt(retryAt));
        at = retryAt;
      } else {
        return false;
      }
    }
    while (token < tokens.size() && tokens.get(token) == Wildcard.STAR) {
      token++;
    }
    return token == tokens.size();
  }
}
