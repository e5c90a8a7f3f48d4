package io.quilt.core.json;

import java.util.Arrays;

/**
 * Recognizes, in one pass over the bytes, JSON that is already spelled as quilt3 spells it and
 * names no member of an object twice. It may decline what is in that form, never accept what is
 * not. Not thread-safe; made to be used again.
 */
public final class WrittenFormVerifier {
  private static final int NONE = JsonText.NONE;
  private static final int LIST = -1;
  private static final int MAX_MEMBERS = 32;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private byte[] text = {};
  private int to;
  // For every container that is open: where the names of the object begin, or LIST.
  private int[] open = new int[16];
  private int depth;
  // Begin and end of the names of the objects that are open, innermost last.
  private int[] names = new int[64];
  private int namesTop;
  private boolean loneSurrogate;

  /**
   * Verifies the value that begins at an index.
   *
   * @return the index after the value, or {@link JsonText#NONE} if it is not surely in that form
   */
  public int verify(byte[] json, int from, int limit) {
    text = json;
    to = limit;
    depth = 0;
    namesTop = 0;
    int at = from;
    do {
      at = value(at);
      at = at == NONE ? NONE : close(at);
      at = at == NONE || depth == 0 ? at : separate(at);
    } while (at != NONE && depth > 0);
    return at;
  }

  /** Goes into a value: to after it or, when it is a container, to after its first value. */
  private int value(int from) {
    int at = from;
    while (at != NONE && at < to && (text[at] == '{' || text[at] == '[')) {
      boolean object = text[at] == '{';
      if (depth == JsonLimits.DEPTH) {
        return NONE;
      }
      if (at + 1 < to && text[at + 1] == (object ? '}' : ']')) {
        return at + 2;
      }
      push(object ? namesTop : LIST);
      at = object ? name(at + 1) : at + 1;
    }
    return at == NONE || at >= to ? NONE : scalar(at);
  }

  private void push(int names) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = names;
  }

  private int scalar(int at) {
    return switch (text[at]) {
      case '"' -> string(at + 1);
      case 't' -> literal(at, TRUE);
      case 'f' -> literal(at, FALSE);
      case 'n' -> literal(at, NULL);
      default -> NumberSpelling.verify(text, at, to);
    };
  }

  /** Closes the containers that end after a value. */
  private int close(int from) {
    int at = from;
    while (depth > 0 && at < to) {
      int names = open[depth - 1];
      if (text[at] != (names == LIST ? ']' : '}')) {
        return at;
      }
      namesTop = names == LIST ? namesTop : names;
      depth--;
      at++;
    }
    return depth == 0 ? at : NONE;
  }

  /** Goes over the comma, and the name, before the next value. */
  private int separate(int at) {
    if (!pair(at, ',')) {
      return NONE;
    }
    return open[depth - 1] == LIST ? at + 2 : name(at + 2);
  }

  private int name(int at) {
    if (at >= to || text[at] != '"') {
      return NONE;
    }
    loneSurrogate = false;
    int end = string(at + 1);
    return end != NONE
            && !loneSurrogate
            && pair(end, ':')
            && pushName(open[depth - 1], at + 1, end - 1)
        ? end + 2
        : NONE;
  }

  private boolean pair(int at, char first) {
    return at + 1 < to && text[at] == first && text[at + 1] == ' ';
  }

  private boolean pushName(int base, int from, int end) {
    if (namesTop - base >= 2 * MAX_MEMBERS) {
      return false;
    }
    for (int i = base; i < namesTop; i += 2) {
      if (names[i + 1] - names[i] == end - from
          && Arrays.equals(text, names[i], names[i + 1], text, from, end)) {
        return false;
      }
    }
    if (namesTop + 2 > names.length) {
      names = Arrays.copyOf(names, 2 * names.length);
    }
    names[namesTop++] = from;
    names[namesTop++] = end;
    return true;
  }

  /** Verifies a string from after its opening quote; gives the index after the closing one. */
  private int string(int from) {
    int at = from;
    while (true) {
      at = JsonText.skipPlain(text, at, to);
      if (at >= to) {
        return NONE;
      }
      byte b = text[at];
      if (b == '"') {
        return at + 1;
      }
      at = b < 0 ? JsonText.skipMultiByte(text, at, to) : b == '\\' ? escape(at) : ascii(at);
      if (at == NONE) {
        return NONE;
      }
    }
  }

  private int ascii(int at) {
    return text[at] == 0x7f ? at + 1 : NONE;
  }

  private int escape(int at) {
    if (at + 1 >= to) {
      return NONE;
    }
    return switch (text[at + 1]) {
      case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> unicodeEscape(at);
      default -> NONE;
    };
  }

  private int unicodeEscape(int at) {
    int unit = hexUnit(at + 2);
    boolean control = unit >= 0 && unit < ' ' && JsonStrings.shortEscape(unit) == 0;
    boolean loneLow = unit >= 0xdc00 && unit <= 0xdfff;
    boolean loneHigh = unit >= 0xd800 && unit <= 0xdbff && !isLowEscape(at + 6);
    loneSurrogate |= loneLow || loneHigh;
    return control || loneLow || loneHigh ? at + 6 : NONE;
  }

  private boolean isLowEscape(int at) {
    if (at + 1 >= to || text[at] != '\\' || text[at + 1] != 'u') {
      return false;
    }
    int unit = hexUnit(at + 2);
    // Digits in upper case are declined later, at their own place.
    return unit >= 0xdc00 && unit <= 0xdfff;
  }

  private int hexUnit(int at) {
    if (at + 4 > to) {
      return NONE;
    }
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int b = text[i];
      int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : NONE;
      if (digit == NONE) {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private int literal(int at, byte[] word) {
    int end = at + word.length;
    return end <= to && Arrays.equals(text, at, end, word, 0, word.length) ? end : NONE;
  }
}
