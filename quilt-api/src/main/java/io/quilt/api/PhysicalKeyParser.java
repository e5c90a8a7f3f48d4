package io.quilt.api;

import org.jspecify.annotations.Nullable;

/** Reads URLs as quilt3 reads physical keys: Python's {@code urlparse}, then its own rules. */
final class PhysicalKeyParser {
  private PhysicalKeyParser() {}

  /** Whether a text begins with a scheme; one letter is a Windows drive. */
  static boolean hasScheme(String text) {
    return schemeLength(text) > 1;
  }

  /** The length of the scheme, whose colon follows; 0 if there is none. */
  private static int schemeLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean inside = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
      if (!isLetter(c) && (i == 0 || !inside)) {
        return 0;
      }
    }
    return 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static PhysicalKey parse(String text) {
    String url = withoutBreaks(text);
    int colon = schemeLength(url);
    if (colon == 0 || !CodePoints.isWellFormed(text)) {
      throw new IllegalArgumentException("'%s' is not a URL of an object".formatted(text));
    }
    int end = indexOf(url, '#', colon + 1, url.length());
    int pathEnd = indexOf(url, '?', colon + 1, end);
    boolean rooted = url.startsWith("//", colon + 1);
    int rootStart = rooted ? colon + 3 : colon + 1;
    int pathStart = rooted ? indexOf(url, '/', rootStart, pathEnd) : rootStart;
    String scheme = PhysicalKey.lowerCase(url.substring(0, colon));
    String root = url.substring(rootStart, pathStart);
    String path = PercentEncoding.unquote(url.substring(pathStart, pathEnd));
    String query = pathEnd == end ? "" : url.substring(pathEnd + 1, end);
    return scheme.equals(PhysicalKey.FILE)
        ? file(text, root, path, query)
        : object(text, scheme, root, path, query);
  }

  /** Drops what urlparse drops. */
  private static String withoutBreaks(String text) {
    boolean breaks = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0;
    return breaks ? text.replace("\n", "").replace("\r", "").replace("\t", "") : text;
  }

  /** Where a character stands in a part of a text; its end if nowhere. */
  private static int indexOf(String text, char c, int from, int to) {
    int index = text.indexOf(c, from);
    return index < 0 ? to : Math.min(index, to);
  }

  private static PhysicalKey file(String text, String host, String path, String query) {
    if (!host.isEmpty() && !host.equals("localhost")) {
      throw new IllegalArgumentException("A file URL has no host: " + text);
    }
    if (!query.isEmpty()) {
      throw new IllegalArgumentException("A file URL has no query: " + text);
    }
    return PhysicalKey.of(PhysicalKey.FILE, "", path, null);
  }

  private static PhysicalKey object(
      String text, String scheme, String root, String path, String query) {
    String version = version(text, query);
    return PhysicalKey.of(scheme, root, path.startsWith("/") ? path.substring(1) : path, version);
  }

  private static @Nullable String version(String text, String query) {
    String version = null;
    int start = 0;
    while (start < query.length()) {
      int end = indexOf(query, '&', start, query.length());
      String value = member(text, query, start, end);
      version = version == null ? value : version;
      start = end + 1;
    }
    return version;
  }

  /** The value of a member of the query; null if it is blank. */
  private static @Nullable String member(String text, String query, int from, int to) {
    int equals = indexOf(query, '=', from, to);
    if (equals + 1 >= to) {
      return null;
    }
    if (!PhysicalKey.isVersionParameter(
        PercentEncoding.unquoteForm(query.substring(from, equals)))) {
      throw new IllegalArgumentException(
          "The only query that an object's URL may have is versionId: " + text);
    }
    return PercentEncoding.unquoteForm(query.substring(equals + 1, to));
  }
}
