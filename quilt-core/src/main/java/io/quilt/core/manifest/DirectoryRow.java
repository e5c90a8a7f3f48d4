package io.quilt.core.manifest;

import java.nio.charset.StandardCharsets;

/**
 * The metadata of a directory.
 *
 * @param key of the directory, with the slash at its end
 * @param meta a JSON object in its written spelling
 * @param line of the manifest
 */
record DirectoryRow(String key, String meta, long line) {
  /**
   * Names the directory to which a key without physical keys belongs: itself, or, when it does not
   * end in a slash, the directory that holds it.
   *
   * @throws IllegalArgumentException if there is no such directory, or its key is hostile
   */
  static String directoryOf(String key) {
    int slash = key.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "logical key '%s' has no physical key and names no directory".formatted(key));
    }
    byte[] directory = KeyRules.utf8(key.substring(0, slash));
    if (!KeyRules.isSafe(directory, 0, directory.length)) {
      throw new IllegalArgumentException(
          "directory '%s' has an empty, '.' or '..' segment"
              .formatted(new String(directory, StandardCharsets.UTF_8)));
    }
    return key.substring(0, slash + 1);
  }

  /** Whether the metadata has no member; then manifests have no row for it. */
  boolean isEmpty() {
    return meta.length() == 2;
  }
}
