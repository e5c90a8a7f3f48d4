package io.quilt.core.manifest;

import io.quilt.api.UnverifiableEntryException;
import io.quilt.core.json.CanonicalJson;
import io.quilt.core.json.JsonStrings;
import io.quilt.core.json.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** Rows as the top hash covers them. */
final class CanonicalRow implements RowEncoder {
  private static final byte[] HASH = ascii("{\"hash\":{\"type\":");
  private static final byte[] VALUE = ascii(",\"value\":");
  private static final byte[] KEY = ascii("},\"logical_key\":");
  private static final byte[] META = ascii(",\"meta\":");
  private static final byte[] NO_META = ascii(",\"meta\":{}");
  private static final byte[] SIZE = ascii(",\"size\":");

  private final CanonicalJson json = new CanonicalJson();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void append(BlockCursor rows, Utf8Buffer out) {
    while (rows.next()) {
      append(rows.row(), out);
    }
  }

  void append(ManifestRow row, Utf8Buffer out) {
    if (row.hashKind == HashKind.NONE || row.size < 0) {
      throw new UnverifiableEntryException(
          row.logicalKey(), row.size < 0 ? "it has no size" : "it has no checksum");
    }
    out.append(HASH);
    appendString(row.hashType, out);
    out.append(VALUE);
    appendHashValue(row, out);
    out.append(KEY);
    appendString(row.logicalKey, out);
    appendMeta(row.meta, out);
    out.append(SIZE);
    out.appendDecimal(row.size);
    out.append('}');
  }

  /** Appends a value in its written spelling. */
  void append(byte[] written, Utf8Buffer out) {
    json.append(written, 0, written.length, out);
  }

  private void appendMeta(ByteSlice meta, Utf8Buffer out) {
    if (meta.length() == 0) {
      out.append(NO_META);
      return;
    }
    out.append(META);
    json.append(meta.array, meta.from, meta.to, out);
  }

  private static void appendHashValue(ManifestRow row, Utf8Buffer out) {
    if (row.hashKind == HashKind.OTHER) {
      appendString(row.hashValue, out);
      return;
    }
    out.append('"');
    row.hashKind.appendText(row.hashValue.array, row.hashValue.from, out);
    out.append('"');
  }

  private static void appendString(ByteSlice text, Utf8Buffer out) {
    JsonStrings.appendCanonical(text.array, text.from, text.to, out);
  }
}
