package io.quilt.bench;

import io.quilt.core.json.PythonFloat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the manifest that all are measured with: entries of about 300 bytes in directories of a
 * hundred, every tenth with metadata. The same number of entries gives the same bytes everywhere.
 */
final class ManifestGenerator {
  /** The top hash of the manifest of 1,000,000 entries. */
  static final String TOP_HASH_OF_A_MILLION =
      "de0001e1bc0f2142ddad7f558435ff09d17603d3cfd46682d601921f6b75e7ba";

  /** Prime, so that steps of it meet every entry of a round number of them. */
  private static final long STRIDE = 7919;

  /** What the manifest is like. */
  enum Variant {
    /** As quilt3 writes it. */
    ORDERED,
    /** The same entries, no two neighbours beside each other. */
    SHUFFLED,
    /** Every thousandth entry is a byte longer. */
    CHANGED
  }

  private final long entries;
  private final Row.Source rows;

  ManifestGenerator(long entries, Row.Source rows) {
    this.entries = entries;
    this.rows = rows;
  }

  static Path write(Path file, long entries, Variant variant) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      new ManifestGenerator(entries, Row.made()).write(variant, out);
    }
    return file;
  }

  /** The logical key of an entry. */
  static String key(long index) {
    return "dir"
        + padded(index / 1000, 4)
        + "/sub"
        + index / 100 % 10
        + "/file"
        + padded(index, 7)
        + ".dat";
  }

  private static String padded(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  /** Writes the manifest; the stream is flushed, not closed. */
  void write(Variant variant, OutputStream stream) throws IOException {
    OutputStream out = new BufferedOutputStream(stream, 1 << 18);
    String header =
        "{\"version\": \"v0\", \"user_meta\": {\"name\": \"bench\", \"n\": %d}, \"message\":"
            + " \"bench\"}\n";
    out.write(utf8(header.formatted(entries)));
    for (long i = 0; i < entries; i++) {
      long index = variant == Variant.SHUFFLED ? i * STRIDE % entries : i;
      boolean longer = variant == Variant.CHANGED && index % 1000 == 0;
      out.write(utf8(line(index, rows.row(index), longer ? 1 : 0)));
    }
    out.flush();
  }

  private static String line(long index, Row row, int longer) {
    String key = key(index);
    return "{\"logical_key\": \""
        + key
        + "\", \"physical_keys\": [\"s3://bench-bucket/bench/pkg/"
        + key
        + "?versionId="
        + row.version()
        + "\"], \"size\": "
        + (row.size() + longer)
        + ", \"hash\": {\"type\": \"sha2-256-chunked\", \"value\": \""
        + row.checksum()
        + "\"}, \"meta\": "
        + meta(index)
        + "}\n";
  }

  private static String meta(long index) {
    return index % 10 != 0
        ? "{}"
        : String.format(
            Locale.ROOT,
            "{\"user_meta\": {\"sample\": %d, \"score\": %s, \"label\": \"é%d\"}}",
            index,
            PythonFloat.repr(index / 7.0),
            index % 50);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
