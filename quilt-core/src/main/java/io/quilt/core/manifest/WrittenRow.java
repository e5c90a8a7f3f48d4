package io.quilt.core.manifest;

import io.quilt.api.QuiltException;
import io.quilt.core.json.JsonStrings;
import io.quilt.core.json.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** Rows as quilt3 writes them, each with its newline. */
final class WrittenRow implements RowEncoder {
  private static final byte[] KEY = ascii("{\"logical_key\": ");
  private static final byte[] URL = ascii(", \"physical_keys\": [");
  private static final byte[] SIZE = ascii("], \"size\": ");
  private static final byte[] HASH = ascii(", \"hash\": {\"type\": ");
  private static final byte[] VALUE = ascii(", \"value\": ");
  private static final byte[] META = ascii("}, \"meta\": ");
  private static final byte[] NO_HASH = ascii(", \"hash\": null, \"meta\": ");
  private static final byte[] DIRECTORY_META = ascii(", \"meta\": ");
  private static final byte[] NO_META = ascii("{}");

  private final int recordLimit;

  WrittenRow(int recordLimit) {
    this.recordLimit = recordLimit;
  }

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
    int start = out.length();
    out.append(KEY);
    appendString(row.logicalKey, out);
    out.append(URL);
    appendString(row.physicalKey, out);
    out.append(SIZE);
    appendSize(row.size, out);
    appendHash(row, out);
    if (row.meta.length() == 0) {
      out.append(NO_META);
    } else {
      out.append(row.meta.array, row.meta.from, row.meta.to);
    }
    out.append('}');
    checkLength(out.length() - start, row);
    out.append('\n');
  }

  /** Appends the row of a directory's metadata. */
  void append(DirectoryRow row, Utf8Buffer out) {
    int start = out.length();
    byte[] key = KeyRules.utf8(row.key());
    out.append(KEY);
    JsonStrings.appendWritten(key, 0, key.length, out);
    out.append(DIRECTORY_META);
    out.append(row.meta().getBytes(StandardCharsets.UTF_8));
    out.append('}');
    checkLength(out.length() - start, row);
    out.append('\n');
  }

  /** Appends the header. */
  void append(ManifestHeader header, Utf8Buffer out) {
    byte[] written = header.written();
    checkLength(written.length, "the package's own metadata");
    out.append(written);
    out.append('\n');
  }

  private static void appendSize(long size, Utf8Buffer out) {
    if (size < 0) {
      out.appendAscii("null");
    } else {
      out.appendDecimal(size);
    }
  }

  private static void appendHash(ManifestRow row, Utf8Buffer out) {
    if (row.hashKind == HashKind.NONE) {
      out.append(NO_HASH);
      return;
    }
    out.append(HASH);
    appendString(row.hashType, out);
    out.append(VALUE);
    appendHashValue(row, out);
    out.append(META);
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
    JsonStrings.appendWritten(text.array, text.from, text.to, out);
  }

  private void checkLength(int length, Object record) {
    if (length > recordLimit) {
      throw new QuiltException(
          ("The manifest record of %s is %d bytes long; at most %d can be written. Make its"
                  + " metadata smaller, or raise the limit (QUILT_MANIFEST_MAX_RECORD_SIZE).")
              .formatted(name(record), length, recordLimit));
    }
  }

  private static String name(Object record) {
    if (record instanceof ManifestRow row) {
      return "entry '" + row.logicalKey() + "'";
    }
    return record instanceof DirectoryRow row
        ? "directory '" + row.key() + "'"
        : String.valueOf(record);
  }
}
