package io.quilt.api;

/** The segments between the slashes of a path. */
final class PathSegments {
  private PathSegments() {}

  /** Whether no segment of a part of a path is empty, {@code .} or {@code ..}. */
  static boolean areNames(String path, int from, int to) {
    int start = from;
    while (true) {
      int slash = path.indexOf('/', start);
      if (slash < 0 || slash >= to) {
        return isName(path, start, to);
      }
      if (!isName(path, start, slash)) {
        return false;
      }
      start = slash + 1;
    }
  }

  private static boolean isName(String path, int from, int to) {
    int length = to - from;
    return length > 2 || !"..".regionMatches(0, path, from, length);
  }
}
