package io.quilt.api;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The paths of {@code file} URLs, and how they stand for paths of this machine. */
final class LocalPaths {
  private LocalPaths() {}

  /** Drops empty, {@code .} and {@code ..} segments; a trailing slash stays. */
  static String normalize(String path) {
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    String normalized = "/" + String.join("/", kept);
    return path.endsWith("/") && normalized.length() > 1 ? normalized + "/" : normalized;
  }

  /** {@code /a/b} for itself, {@code /C:/a} for {@code C:\a}. */
  static String toUrlPath(Path absolute) {
    String separator = absolute.getFileSystem().getSeparator();
    String text = absolute.toString().replace(separator, "/");
    return text.startsWith("/") ? text : "/" + text;
  }

  static Path ofUrlPath(String path) {
    boolean drive =
        path.length() > 2 && path.charAt(2) == ':' && Character.isLetter(path.charAt(1));
    return Path.of(drive ? path.substring(1) : path);
  }

  static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  static String withoutLeadingSlashes(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }
}
