package io.quilt.core.json;

/** Spells strings: as quilt3 writes them, and as the top hash reads them. */
public final class JsonStrings {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private JsonStrings() {}

  /** Appends text, given as UTF-8, in quotes and in the spelling that quilt3 writes. */
  public static void appendWritten(byte[] utf8, int from, int to, Utf8Buffer out) {
    out.append('"');
    int start = from;
    for (int at = from; at < to; at++) {
      byte b = utf8[at];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        out.append(utf8, start, at);
        appendEscape(b, out);
        start = at + 1;
      }
    }
    out.append(utf8, start, to);
    out.append('"');
  }

  /** Appends text, given as UTF-8, in quotes and in the spelling that the top hash covers. */
  public static void appendCanonical(byte[] utf8, int from, int to, Utf8Buffer out) {
    out.append('"');
    int at = from;
    while (at < to) {
      int plain = JsonText.skipPlain(utf8, at, to);
      out.append(utf8, at, plain);
      at = plain < to ? appendSpecial(utf8, plain, out) : to;
    }
    out.append('"');
  }

  private static int appendSpecial(byte[] utf8, int at, Utf8Buffer out) {
    byte b = utf8[at];
    if (b < 0) {
      return appendNonAscii(utf8, at, out);
    }
    appendEscape(b, out);
    return at + 1;
  }

  /** Appends the character at an index, outside ASCII, as escapes; gives the index after it. */
  static int appendNonAscii(byte[] utf8, int at, Utf8Buffer out) {
    int codePoint = JsonText.codePointAt(utf8, at);
    if (Character.isBmpCodePoint(codePoint)) {
      appendUnicodeEscape(codePoint, out);
    } else {
      appendUnicodeEscape(Character.highSurrogate(codePoint), out);
      appendUnicodeEscape(Character.lowSurrogate(codePoint), out);
    }
    return at + JsonText.lengthOf(utf8[at]);
  }

  /** Appends the escape of an ASCII character that a JSON string cannot hold as it is. */
  static void appendEscape(int character, Utf8Buffer out) {
    int letter = shortEscape(character);
    if (letter == 0) {
      appendUnicodeEscape(character, out);
    } else {
      out.append('\\');
      out.append(letter);
    }
  }

  /** The letter of a two-character escape, or 0 if the character has none. */
  static int shortEscape(int character) {
    return switch (character) {
      case '"', '\\' -> character;
      case '\b' -> 'b';
      case '\f' -> 'f';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      default -> 0;
    };
  }

  static void appendUnicodeEscape(int unit, Utf8Buffer out) {
    int at = out.reserve(6);
    byte[] bytes = out.array();
    bytes[at] = '\\';
    bytes[at + 1] = 'u';
    bytes[at + 2] = HEX[unit >> 12 & 0xf];
    bytes[at + 3] = HEX[unit >> 8 & 0xf];
    bytes[at + 4] = HEX[unit >> 4 & 0xf];
    bytes[at + 5] = HEX[unit & 0xf];
  }
}
