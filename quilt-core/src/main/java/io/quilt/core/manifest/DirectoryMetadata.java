package io.quilt.core.manifest;

import io.quilt.api.LogicalKey;
import io.quilt.core.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The metadata of a package's directories, parents first. Immutable and thread-safe once it is
 * built.
 */
public final class DirectoryMetadata {
  /** How many bytes keys and metadata may take together: they stay in memory. */
  static final long MAX_BYTES = 64L << 20;

  private static final DirectoryMetadata NONE = new DirectoryMetadata();

  private final NavigableMap<LogicalKey, DirectoryRow> rows = new TreeMap<>();
  private long bytes;

  DirectoryMetadata() {}

  /** No directory has metadata. */
  public static DirectoryMetadata none() {
    return NONE;
  }

  /**
   * Takes the metadata of directories, each a JSON object; an empty one means none.
   *
   * @throws IllegalArgumentException if a text is not a JSON object
   */
  public static DirectoryMetadata of(Map<LogicalKey, String> json) {
    DirectoryMetadata directories = new DirectoryMetadata();
    json.forEach(
        (key, text) -> {
          String meta = new String(WrittenJson.normalize(text), StandardCharsets.UTF_8);
          if (meta.charAt(0) != '{') {
            throw new IllegalArgumentException("directory metadata must be a JSON object");
          }
          directories.put(new DirectoryRow(key.value() + "/", meta, 0));
        });
    return directories;
  }

  /** Sets the metadata of a directory; the last one counts. */
  void put(DirectoryRow row) {
    bytes += row.key().length() + row.meta().length();
    if (bytes > MAX_BYTES) {
      throw new ManifestProblem(
          row.line(), "more than %d bytes of directory metadata".formatted(MAX_BYTES));
    }
    rows.put(LogicalKey.of(row.key().substring(0, row.key().length() - 1)), row);
  }

  /** The rows, those of empty metadata too. */
  Iterable<DirectoryRow> rows() {
    return rows.values();
  }

  /** The directories that have metadata, parents first, with it as JSON. */
  public Map<LogicalKey, String> asMap() {
    Map<LogicalKey, String> json = new LinkedHashMap<>();
    rows.forEach(
        (key, row) -> {
          if (!row.isEmpty()) {
            json.put(key, row.meta());
          }
        });
    return Collections.unmodifiableMap(json);
  }
}
