package io.quilt.core.manifest;

import io.quilt.core.json.JsonText;
import io.quilt.core.json.WrittenFormVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads an entry that is spelled exactly as quilt3 spells it, straight from the bytes, and checks
 * everything on the way. It may decline any row, and then another parser reads it; what it accepts
 * means the same there. Not thread-safe.
 */
final class FastRowParser {
  private static final int DECLINED = JsonText.NONE;
  private static final byte[] KEY = ascii("{\"logical_key\": \"");
  private static final byte[] URL = ascii("\", \"physical_keys\": [\"");
  private static final byte[] SIZE = ascii("\"], \"size\": ");
  private static final byte[] HASH = ascii(", \"hash\": {\"type\": \"");
  private static final byte[] VALUE = ascii("\", \"value\": \"");
  private static final byte[] META = ascii("\"}, \"meta\": {");
  private static final int LONGEST_SIZE = 18;

  private final WrittenFormVerifier json = new WrittenFormVerifier();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the row that begins at an index.
   *
   * @return the index after its closing brace, or {@link JsonText#NONE}
   */
  int parse(byte[] text, int from, int to, ManifestRow row) {
    int at = skip(text, from, to, KEY);
    at = at < 0 ? at : logicalKey(text, at, to, row);
    at = at < 0 ? at : skip(text, at, to, URL);
    at = at < 0 ? at : physicalKey(text, at, to, row);
    at = at < 0 ? at : skip(text, at, to, SIZE);
    at = at < 0 ? at : size(text, at, to, row);
    at = at < 0 ? at : skip(text, at, to, HASH);
    at = at < 0 ? at : hash(text, at, to, row);
    at = at < 0 ? at : skip(text, at, to, META);
    at = at < 0 ? at : meta(text, at - 1, to, row);
    return at < 0 || at >= to || text[at] != '}' ? DECLINED : at + 1;
  }

  private int logicalKey(byte[] text, int from, int to, ManifestRow row) {
    int end = skipText(text, from, to);
    if (end < 0 || !KeyRules.isSafe(text, from, end)) {
      return DECLINED;
    }
    row.logicalKey.set(text, from, end);
    return end;
  }

  private int physicalKey(byte[] text, int from, int to, ManifestRow row) {
    int end = PhysicalKeys.skipCanonical(text, from, to);
    if (end < 0) {
      end = skipText(text, from, to);
      return end < 0 || !respell(text, from, end, row) ? DECLINED : end;
    }
    row.physicalKey.set(text, from, end);
    return end;
  }

  private static boolean respell(byte[] text, int from, int end, ManifestRow row) {
    try {
      String url = new String(text, from, end - from, StandardCharsets.UTF_8);
      row.setPhysicalKey(PhysicalKeys.canonical(url));
      return true;
    } catch (IllegalArgumentException declined) {
      return false;
    }
  }

  private static int size(byte[] text, int from, int to, ManifestRow row) {
    long size = 0;
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      size = 10 * size + text[at] - '0';
      at++;
    }
    boolean leadingZero = at > from + 1 && text[from] == '0';
    if (at == from || at - from > LONGEST_SIZE || leadingZero) {
      return DECLINED;
    }
    row.size = size;
    return at;
  }

  private static int hash(byte[] text, int from, int to, ManifestRow row) {
    int typeEnd = JsonText.skipPlain(text, from, to);
    int value = skip(text, typeEnd, to, VALUE);
    HashKind kind = value < 0 ? HashKind.OTHER : HashKind.ofType(text, from, typeEnd);
    int end = value + kind.textLength();
    if (!kind.isDigest() || end > to || !kind.decode(text, value, end, row.digest)) {
      return DECLINED;
    }
    row.setDigest(kind);
    return end;
  }

  private int meta(byte[] text, int from, int to, ManifestRow row) {
    if (from + 1 < to && text[from + 1] == '}') {
      row.meta.clear();
      return from + 2;
    }
    int end = json.verify(text, from, to);
    if (end >= 0) {
      row.meta.set(text, from, end);
    }
    return end;
  }

  /** The index of the closing quote of a string without escapes. */
  private static int skipText(byte[] text, int from, int to) {
    int at = from;
    while (true) {
      at = JsonText.skipPlain(text, at, to);
      if (at >= to) {
        return DECLINED;
      }
      byte b = text[at];
      if (b == '"') {
        return at;
      }
      at = b < 0 ? JsonText.skipMultiByte(text, at, to) : b == 0x7f ? at + 1 : DECLINED;
      if (at < 0) {
        return DECLINED;
      }
    }
  }

  private static int skip(byte[] text, int from, int to, byte[] expected) {
    int end = from + expected.length;
    return end <= to && Arrays.equals(text, from, end, expected, 0, expected.length)
        ? end
        : DECLINED;
  }
}
