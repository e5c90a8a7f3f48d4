package io.quilt.core.manifest;

import io.quilt.core.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a row in any spelling that JSON allows, by way of a tree. */
final class GeneralRowParser {
  private GeneralRowParser() {}

  /**
   * Reads the row of a line.
   *
   * @return the metadata of a directory; null if the row is an entry, which then fills {@code row}
   * @throws IllegalArgumentException if the row is malformed
   */
  static @Nullable DirectoryRow parse(byte[] text, int from, int to, ManifestRow row) {
    if (!(WrittenJson.parse(text, from, to) instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException("a row must be a JSON object");
    }
    String key = string(members.get("logical_key"), "logical_key");
    String url = physicalKey(members.get("physical_keys"));
    byte[] meta = meta(members);
    if (url == null) {
      return new DirectoryRow(
          DirectoryRow.directoryOf(key), new String(meta, StandardCharsets.UTF_8), 0);
    }
    row.setLogicalKey(KeyRules.utf8(key));
    KeyRules.utf8(url);
    row.setPhysicalKey(PhysicalKeys.canonical(url));
    row.size = size(members);
    setHash(members, row);
    row.setMeta(meta);
    return null;
  }

  private static @Nullable String physicalKey(@Nullable Object keys) {
    if (keys == null) {
      return null;
    }
    if (!(keys instanceof List<?> list)) {
      throw new IllegalArgumentException("physical_keys must be a list");
    }
    return list.isEmpty() ? null : string(list.get(0), "physical_keys");
  }

  private static byte[] meta(Map<?, ?> members) {
    Object meta = required(members, "meta");
    if (meta != null && !(meta instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("meta must be an object or null");
    }
    return WrittenJson.write(meta == null ? Map.of() : meta);
  }

  private static long size(Map<?, ?> members) {
    Object size = required(members, "size");
    if (size == null) {
      return -1;
    }
    if (size instanceof Long bytes && bytes >= 0) {
      return bytes;
    }
    throw new IllegalArgumentException("size must be null or a whole number of at least 0");
  }

  private static void setHash(Map<?, ?> members, ManifestRow row) {
    Object hash = required(members, "hash");
    if (hash == null) {
      row.setNoHash();
      return;
    }
    if (!(hash instanceof Map<?, ?> parts) || parts.size() != 2) {
      throw new IllegalArgumentException("hash must be null or have a type and a value only");
    }
    row.setHash(
        KeyRules.utf8(string(parts.get("type"), "the hash's type")),
        KeyRules.utf8(string(parts.get("value"), "the hash's value")));
  }

  private static @Nullable Object required(Map<?, ?> members, String name) {
    if (!members.containsKey(name)) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return members.get(name);
  }

  private static String string(@Nullable Object value, String name) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be a string");
  }
}
