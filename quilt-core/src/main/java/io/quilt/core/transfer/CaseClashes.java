package io.quilt.core.transfer;

import io.quilt.api.UnsafeKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds keys that would be one file where a file system ignores case or how Unicode is composed.
 * Keys come in package order, so only the names of the folders on the way are held.
 */
final class CaseClashes {
  private final List<String> folders = new ArrayList<>();
  private final List<Map<String, String>> names = new ArrayList<>(List.of(new HashMap<>()));

  /**
   * Looks at the next key.
   *
   * @throws UnsafeKeyException if an earlier key would be the same file or folder
   */
  void check(String key) {
    String[] segments = key.split("/", -1);
    int shared = 0;
    while (shared < Math.min(folders.size(), segments.length - 1)
        && folders.get(shared).equals(segments[shared])) {
      shared++;
    }
    folders.subList(shared, folders.size()).clear();
    names.subList(shared + 1, names.size()).clear();
    for (int level = shared; level < segments.length; level++) {
      checkName(key, segments[level], names.get(level));
      if (level < segments.length - 1) {
        folders.add(segments[level]);
        names.add(new HashMap<>());
      }
    }
  }

  private static void checkName(String key, String name, Map<String, String> siblings) {
    String known = siblings.putIfAbsent(folded(name), name);
    if (known != null && !known.equals(name)) {
      throw new UnsafeKeyException(
          key,
          "this file system takes '%s' and '%s' for one name; install on one that tells them apart"
              .formatted(known, name));
    }
  }

  private static String folded(String name) {
    return Normalizer.normalize(
        name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Whether the file system of a folder, which need not exist, ignores case. */
  static boolean matterIn(Path folder) {
    for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
      Path name = path.getFileName();
      if (name != null && Files.exists(path)) {
        String flipped = flipped(name.toString());
        if (!flipped.equals(name.toString())) {
          return isSame(path, path.resolveSibling(flipped));
        }
      }
    }
    return folder.getFileSystem().getSeparator().equals("\\");
  }

  private static String flipped(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
  }

  private static boolean isSame(Path path, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException e) {
      return false;
    }
  }
}
