package io.quilt.core.json;

import java.nio.charset.StandardCharsets;

/** Recognizes numbers that are spelled as quilt3 spells them. */
final class NumberSpelling {
  private static final int SURE_DIGITS = 15;

  private NumberSpelling() {}

  /** The index after the number that begins here, or {@link JsonText#NONE} if it is not sure. */
  static int verify(byte[] text, int from, int to) {
    int whole = text[from] == '-' ? from + 1 : from;
    int end = skipDigits(text, whole, to);
    if (end == whole || (text[whole] == '0' && end > whole + 1)) {
      return JsonText.NONE;
    }
    if (end == to || (text[end] != '.' && text[end] != 'e' && text[end] != 'E')) {
      boolean minusZero = whole > from && text[whole] == '0';
      return minusZero || end - whole > JsonLimits.INTEGER_DIGITS ? JsonText.NONE : end;
    }
    return verifyFloat(text, from, whole, end, to);
  }

  private static int verifyFloat(byte[] text, int from, int whole, int wholeEnd, int to) {
    int fraction = text[wholeEnd] == '.' ? wholeEnd + 1 : wholeEnd;
    int end = skipDigits(text, fraction, to);
    boolean exponent = end < to && (text[end] == 'e' || text[end] == 'E');
    if (!exponent && fraction > wholeEnd && isSure(text, whole, wholeEnd, fraction, end)) {
      return end;
    }
    while (end < to && isNumberByte(text[end])) {
      end++;
    }
    return end - from < 40 && isRepr(text, from, end) ? end : JsonText.NONE;
  }

  // Up to 15 digits survive the way through a double, so the shortest spelling is this one.
  private static boolean isSure(byte[] text, int whole, int wholeEnd, int fraction, int end) {
    int digits = wholeEnd - whole + end - fraction;
    if (digits > SURE_DIGITS || end == fraction) {
      return false;
    }
    if (text[end - 1] == '0') {
      return end == fraction + 1;
    }
    boolean small = text[whole] == '0';
    int zeros = fraction;
    while (small && text[zeros] == '0') {
      zeros++;
    }
    return zeros - fraction <= 3;
  }

  private static boolean isRepr(byte[] text, int from, int end) {
    try {
      return PythonFloat.isRepr(new String(text, from, end - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException notSure) {
      return false;
    }
  }

  private static int skipDigits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isNumberByte(byte b) {
    return (b >= '0' && b <= '9') || b == '+' || b == '-' || b == '.' || b == 'e' || b == 'E';
  }
}
