package io.quilt.api;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that find what goes wrong with characters. */
final class TestTexts {
  private TestTexts() {}

  /** Well-formed Unicode with characters of every kind, those around the surrogates too. */
  static Arbitrary<String> wellFormed(int maxCodePoints) {
    Arbitrary<Integer> codePoints =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7f),
            Arbitraries.integers().between(0x80, 0xd7ff),
            Arbitraries.integers().between(0xe000, 0xffff),
            Arbitraries.integers().between(0x10000, 0x10ffff));
    return codePoints.list().ofMaxSize(maxCodePoints).map(TestTexts::join);
  }

  private static String join(Iterable<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }
}
