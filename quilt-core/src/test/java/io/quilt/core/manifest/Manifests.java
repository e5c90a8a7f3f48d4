package io.quilt.core.manifest;

import io.quilt.api.TopHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short ways to read, write and look at manifests. */
final class Manifests {
  static final String SHA256 = "ab".repeat(32);

  private Manifests() {}

  static Manifest read(String text) {
    return read(text, Spool.inMemory());
  }

  static Manifest read(String text, Spool spool) {
    return read(text.getBytes(StandardCharsets.UTF_8), spool);
  }

  static Manifest read(byte[] text, Spool spool) {
    ManifestReader reader = new ManifestReader(Workers.none(), spool);
    return reader.read(new ByteArrayInputStream(text), "test");
  }

  static String write(Manifest manifest) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new ManifestWriter(Workers.none()).write(manifest, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String topHash(Manifest manifest) {
    TopHash hash = new TopHasher(Workers.none()).hash(manifest.header(), manifest.entries());
    return hash.value();
  }

  static List<String> keys(PackedEntries entries) {
    List<String> keys = new ArrayList<>();
    try (EntryCursor cursor = entries.cursor()) {
      while (cursor.next()) {
        keys.add(cursor.row().logicalKey());
      }
    }
    return keys;
  }

  /** A row as quilt3 writes it. */
  static String row(String key) {
    return row(key, "s3://b/" + key);
  }

  static String row(String key, String url) {
    return ("{\"logical_key\": \"%s\", \"physical_keys\": [\"%s\"], \"size\": 1,"
            + " \"hash\": {\"type\": \"SHA256\", \"value\": \"%s\"}, \"meta\": {}}\n")
        .formatted(key, url, SHA256);
  }

  static String of(String... keys) {
    StringBuilder text = new StringBuilder("{\"version\": \"v0\"}\n");
    for (String key : keys) {
      text.append(row(key));
    }
    return text.toString();
  }
}
