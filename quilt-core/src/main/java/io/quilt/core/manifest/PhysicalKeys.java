package io.quilt.core.manifest;

import io.quilt.api.PhysicalKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Physical keys in quilt3's own quoting. */
final class PhysicalKeys {
  private static final byte[] S3 = "s3://".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FILE = "file:///".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = "?versionId=".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] UNRESERVED = unreserved();

  private PhysicalKeys() {}

  private static boolean[] unreserved() {
    boolean[] kept = new boolean[256];
    for (int c = 0; c < 0x80; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      kept[c] = letter || "_.-~".indexOf(c) >= 0;
    }
    return kept;
  }

  /**
   * Reads a URL and spells it as quilt3 does.
   *
   * @throws IllegalArgumentException if it is not a physical key
   */
  static String canonical(String url) {
    return PhysicalKey.parse(url).toString();
  }

  /** As {@link #canonical}, in UTF-8. */
  static byte[] canonicalUtf8(String url) {
    byte[] quoted = (url + '"').getBytes(StandardCharsets.UTF_8);
    return skipCanonical(quoted, 0, quoted.length) == quoted.length - 1
        ? Arrays.copyOf(quoted, quoted.length - 1)
        : canonical(url).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The index of the closing quote of a JSON string that holds, from here on, a physical key in its
   * canonical spelling; -1 if that is not sure.
   */
  static int skipCanonical(byte[] text, int from, int to) {
    if (startsWith(text, from, to, S3)) {
      return skipS3(text, from + S3.length, to);
    }
    return startsWith(text, from, to, FILE) ? skipFile(text, from + FILE.length, to) : -1;
  }

  private static int skipS3(byte[] text, int from, int to) {
    int slash = skipUnreserved(text, from, to);
    if (slash == from || slash >= to || text[slash] != '/') {
      return -1;
    }
    int end = skipPath(text, slash, to);
    if (startsWith(text, end, to, VERSION)) {
      int version = end + VERSION.length;
      end = skipUnreserved(text, version, to);
      if (end == version) {
        return -1;
      }
    }
    return end < to && text[end] == '"' ? end : -1;
  }

  private static int skipFile(byte[] text, int from, int to) {
    int end = skipPath(text, from, to);
    return end < to && text[end] == '"' && KeyRules.isSafe(text, from, end) ? end : -1;
  }

  private static int skipPath(byte[] text, int from, int to) {
    int at = from;
    while (true) {
      while (at < to && (UNRESERVED[text[at] & 0xff] || text[at] == '/')) {
        at++;
      }
      if (!isQuoted(text, at, to)) {
        return at;
      }
      at += 3;
    }
  }

  // An ASCII character that must be quoted, in upper-case digits; other bytes may not be UTF-8.
  private static boolean isQuoted(byte[] text, int at, int to) {
    if (at + 2 >= to || text[at] != '%') {
      return false;
    }
    int high = text[at + 1] - '0';
    int low = hexDigit(text[at + 2]);
    int character = high << 4 | low;
    return high >= 0 && high < 8 && low >= 0 && character != '/' && !UNRESERVED[character];
  }

  private static int hexDigit(byte b) {
    return b >= '0' && b <= '9' ? b - '0' : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
  }

  private static int skipUnreserved(byte[] text, int from, int to) {
    int at = from;
    while (at < to && UNRESERVED[text[at] & 0xff]) {
      at++;
    }
    return at;
  }

  private static boolean startsWith(byte[] text, int from, int to, byte[] prefix) {
    int end = from + prefix.length;
    return end <= to && Arrays.equals(text, from, end, prefix, 0, prefix.length);
  }
}
