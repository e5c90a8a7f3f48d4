package io.quilt.api;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The paths of {@code file} URLs, and how they stand for paths of this machine. */
final class LocalPaths {
  private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:");

  private LocalPaths() {}

  /** Drops empty, {@code .} and {@code ..} segments; a trailing slash stays. */
  static String normalize(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    if (path.startsWith("/") && PathSegments.areNames(path, 1, end)) {
      return path;
    }
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
    if (text.startsWith("//")) {
      throw new IllegalArgumentException(
          "A path on a network share has no file URL: %s; map it to a drive".formatted(absolute));
    }
    return text.startsWith("/") ? text : "/" + text;
  }

  static Path ofUrlPath(String path, FileSystem fileSystem) {
    boolean windows = fileSystem.getSeparator().equals("\\");
    return fileSystem.getPath(
        windows && DRIVE.matcher(path).lookingAt() ? path.substring(1) : path);
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
