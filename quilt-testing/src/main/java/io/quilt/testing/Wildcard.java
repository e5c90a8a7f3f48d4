package io.quilt.testing;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A pattern, which is matched in time that grows with pattern times text, whatever they hold. */
final class Wildcard {
  /** Any characters, none too. */
  private static final int ANY = -1;

  private static final int ONE = -2;

  /** Code points, and what stands for others. */
  private final int[] parts;

  private Wildcard(int[] parts) {
    this.parts = parts;
  }

  /** Reads {@code *} and {@code ?}, with a backslash before what is meant as it is. */
  static Wildcard of(String pattern) {
    int[] written = pattern.codePoints().toArray();
    IntStream.Builder parts = IntStream.builder();
    for (int i = 0; i < written.length; i++) {
      boolean escaped = written[i] == '\\' && i + 1 < written.length;
      parts.add(escaped ? written[++i] : part(written[i]));
    }
    return new Wildcard(parts.build().toArray());
  }

  private static int part(int codePoint) {
    return switch (codePoint) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> codePoint;
    };
  }

  boolean isWild() {
    return Arrays.stream(parts).anyMatch(part -> part < 0);
  }

  Wildcard toLowerCase() {
    return new Wildcard(
        Arrays.stream(parts).map(part -> part < 0 ? part : Character.toLowerCase(part)).toArray());
  }

  boolean matches(String text) {
    int[] there = text.codePoints().toArray();
    int p = 0;
    int t = 0;
    int anyAt = -1;
    int retryAt = 0;
    while (t < there.length) {
      if (p < parts.length && parts[p] == ANY) {
        anyAt = p++;
        retryAt = t;
      } else if (p < parts.length && (parts[p] == ONE || parts[p] == there[t])) {
        p++;
        t++;
      } else if (anyAt >= 0) {
        p = anyAt + 1;
        t = ++retryAt;
      } else {
        return false;
      }
    }
    return Arrays.stream(parts, p, parts.length).allMatch(rest -> rest == ANY);
  }
}
