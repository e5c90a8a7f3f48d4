package io.quilt.core.json;

/** What single bytes of JSON in UTF-8 mean. */
public final class JsonText {
  /** The answer of a scan that met what it does not accept. */
  public static final int NONE = -1;

  private static final boolean[] PLAIN = plain();

  private JsonText() {}

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    for (int b = ' '; b < 0x7f; b++) {
      plain[b] = b != '"' && b != '\\';
    }
    return plain;
  }

  /**
   * Skips printable ASCII characters that every spelling of a JSON string leaves as they are.
   *
   * @return the index of the first other byte, or {@code to}
   */
  public static int skipPlain(byte[] text, int from, int to) {
    int at = from;
    while (at < to && PLAIN[text[at] & 0xff]) {
      at++;
    }
    return at;
  }

  /**
   * Skips one character of two to four bytes.
   *
   * @return the index after it, or {@link #NONE} if it is not well-formed UTF-8
   */
  public static int skipMultiByte(byte[] text, int at, int to) {
    int lead = text[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > to || !secondFits(lead, text[at + 1] & 0xff)) {
      return NONE;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((text[i] & 0xc0) != 0x80) {
        return NONE;
      }
    }
    return at + length;
  }

  private static boolean secondFits(int lead, int second) {
    int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= lowest && second <= highest;
  }

  /** The code point of a well-formed character of two to four bytes. */
  static int codePointAt(byte[] text, int at) {
    int lead = text[at] & 0xff;
    if (lead < 0xe0) {
      return (lead & 0x1f) << 6 | continuation(text[at + 1]);
    }
    if (lead < 0xf0) {
      return (lead & 0x0f) << 12 | continuation(text[at + 1]) << 6 | continuation(text[at + 2]);
    }
    return (lead & 0x07) << 18
        | continuation(text[at + 1]) << 12
        | continuation(text[at + 2]) << 6
        | continuation(text[at + 3]);
  }

  /** The number of bytes of the character that begins with this byte. */
  static int lengthOf(byte lead) {
    int first = lead & 0xff;
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  private static int continuation(byte b) {
    return b & 0x3f;
  }
}
