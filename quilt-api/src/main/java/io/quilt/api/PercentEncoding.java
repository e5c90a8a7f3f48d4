package io.quilt.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as Python's {@code quote} and {@code quote_plus} spell it. */
final class PercentEncoding {
  private static final String UNRESERVED = "_.-~";
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  static String quotePath(String path) {
    return quote(path, '/', '/');
  }

  static String quoteForm(String value) {
    return quote(value, ' ', '+');
  }

  private static String quote(String text, char kept, char keptAs) {
    if (kept == keptAs && isPlain(text, kept)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c == kept) {
        quoted.append(keptAs);
      } else if (isUnreserved(c)) {
        quoted.append(c);
      } else {
        quoted.append('%').append(DIGITS[c >> 4]).append(DIGITS[c & 15]);
      }
    }
    return quoted.toString();
  }

  private static boolean isPlain(String text, char kept) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != kept && !isUnreserved(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  /** Decodes {@code %XX} as UTF-8, bad sequences to U+FFFD; a percent sign that is none stays. */
  static String unquote(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] quoted = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(quoted.length);
    for (int i = 0; i < quoted.length; i++) {
      int octet = quoted[i] == '%' ? octetAt(quoted, i + 1) : -1;
      plain.write(octet < 0 ? quoted[i] : octet);
      i += octet < 0 ? 0 : 2;
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  static String unquoteForm(String text) {
    return unquote(text.replace('+', ' '));
  }

  private static int octetAt(byte[] text, int index) {
    if (index + 1 >= text.length) {
      return -1;
    }
    int high = Character.digit(text[index], 16);
    int low = Character.digit(text[index + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
