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
    boolean name = false;
    // One long loop: as short methods it would be compiled again into every caller, at a cost that
    // the first million rows feel.
    while (at != NONE && at < to) {
      byte b = json[at];
      if (b == '"') {
        int start = at + 1;
        at = string(start);
        if (name) {
          at = afterName(start, at);
          name = false;
          continue;
        }
      } else if (name) {
        return NONE;
      } else if (b == '{' || b == '[') {
        if (depth == JsonLimits.DEPTH || at + 1 >= to) {
          return NONE;
        }
        push(b == '{' ? namesTop : LIST);
        at++;
        if (json[at] != b + 2) {
          name = b == '{';
          continue;
        }
      } else {
        at = atom(at, b);
      }
      while (depth > 0 && at != NONE && at < to && json[at] == closing()) {
        namesTop = open[depth - 1] == LIST ? namesTop : open[depth - 1];
        depth--;
        at++;
      }
      if (depth == 0) {
        return at;
      }
      at = at != NONE && pair(at, ',') ? at + 2 : NONE;
      name = open[depth - 1] != LIST;
    }
    return NONE;
  }

  private char closing() {
    return open[depth - 1] == LIST ? ']' : '}';
  }

  private void push(int names) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = names;
  }

  private int atom(int at, byte first) {
    return first == '-' || (first >= '0' && first <= '9')
        ? NumberSpelling.verify(text, at, to)
        : literal(at, first == 't' ? TRUE : first == 'f' ? FALSE : NULL);
  }

  /** Takes a name, and goes over the colon after it. */
  private int afterName(int start, int end) {
    boolean fits = end != NONE && !loneSurrogate && pair(end, ':') && pushName(start, end - 1);
    return fits ? end + 2 : NONE;
  }

  private boolean pair(int at, char first) {
    return at + 1 < to && text[at] == first && text[at + 1] == ' ';
  }

  private boolean pushName(int from, int end) {
    int base = open[depth - 1];
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
    loneSurrogate = false;
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
