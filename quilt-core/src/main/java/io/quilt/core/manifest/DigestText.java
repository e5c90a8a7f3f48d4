package io.quilt.core.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Digests as lower-case hexadecimal and as padded base64, canonical spellings only. */
final class DigestText {
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] BASE64 =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  private static final byte[] HEX_VALUE = values(HEX);
  private static final byte[] BASE64_VALUE = values(BASE64);

  private DigestText() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] values(byte[] alphabet) {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < alphabet.length; i++) {
      values[alphabet[i]] = (byte) i;
    }
    return values;
  }

  static boolean decodeHex(byte[] text, int from, byte[] digest, int length) {
    int bad = 0;
    for (int i = 0; i < length; i++) {
      int value =
          HEX_VALUE[text[from + 2 * i] & 0xff] << 4 | HEX_VALUE[text[from + 2 * i + 1] & 0xff];
      bad |= value;
      digest[i] = (byte) value;
    }
    return bad >= 0;
  }

  static void encodeHex(byte[] digest, int from, int length, byte[] out, int at) {
    for (int i = 0; i < length; i++) {
      int b = digest[from + i];
      out[at + 2 * i] = HEX[b >> 4 & 0xf];
      out[at + 2 * i + 1] = HEX[b & 0xf];
    }
  }

  // 32 and 8 bytes both leave two bytes for the last group, so it always ends in one '='.
  static boolean decodeBase64(byte[] text, int from, byte[] digest, int length) {
    int in = from;
    int bad = 0;
    int i = 0;
    for (; i + 3 <= length; i += 3) {
      int group = value(text[in]) << 18 | value(text[in + 1]) << 12;
      group |= value(text[in + 2]) << 6 | value(text[in + 3]);
      bad |= group;
      digest[i] = (byte) (group >> 16);
      digest[i + 1] = (byte) (group >> 8);
      digest[i + 2] = (byte) group;
      in += 4;
    }
    int last = value(text[in]) << 12 | value(text[in + 1]) << 6 | value(text[in + 2]);
    digest[i] = (byte) (last >> 10);
    digest[i + 1] = (byte) (last >> 2);
    return (bad | last) >= 0 && (last & 3) == 0 && text[in + 3] == '=';
  }

  private static int value(byte letter) {
    return BASE64_VALUE[letter & 0xff];
  }

  static void encodeBase64(byte[] digest, int from, int length, byte[] out, int start) {
    int at = start;
    int i = from;
    for (; i + 3 <= from + length; i += 3) {
      int group = (digest[i] & 0xff) << 16 | (digest[i + 1] & 0xff) << 8 | (digest[i + 2] & 0xff);
      out[at] = BASE64[group >> 18];
      out[at + 1] = BASE64[group >> 12 & 0x3f];
      out[at + 2] = BASE64[group >> 6 & 0x3f];
      out[at + 3] = BASE64[group & 0x3f];
      at += 4;
    }
    int last = (digest[i] & 0xff) << 10 | (digest[i + 1] & 0xff) << 2;
    out[at] = BASE64[last >> 12];
    out[at + 1] = BASE64[last >> 6 & 0x3f];
    out[at + 2] = BASE64[last & 0x3f];
    out[at + 3] = '=';
  }
}
