package io.quilt.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads URLs as quilt3 reads physical keys: Python's {@code urlparse}, then its own rules. */
final class PhysicalKeyParser {
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?://(?<root>[^/?#]*))?(?<path>[^?#]*)"
              + "(?:\\?(?<query>[^#]*))?(?:#.*)?",
          Pattern.DOTALL);
  // One letter is a Windows drive, not a scheme.
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:");
  private static final Pattern DROPPED_BY_URLPARSE = Pattern.compile("[\t\r\n]");

  private PhysicalKeyParser() {}

  static boolean hasScheme(String text) {
    return SCHEME.matcher(text).find();
  }

  static PhysicalKey parse(String text) {
    Matcher url = URL.matcher(DROPPED_BY_URLPARSE.matcher(text).replaceAll(""));
    if (!url.matches() || !CodePoints.isWellFormed(text)) {
      throw new IllegalArgumentException("'%s' is not a URL of an object".formatted(text));
    }
    String scheme = PhysicalKey.lowerCase(url.group("scheme"));
    String root = url.group("root") == null ? "" : url.group("root");
    String path = PercentEncoding.unquote(url.group("path"));
    String query = url.group("query") == null ? "" : url.group("query");
    return scheme.equals(PhysicalKey.FILE)
        ? file(text, root, path, query)
        : object(text, scheme, root, path, query);
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
    for (String member : query.split("&", -1)) {
      int equals = member.indexOf('=');
      String value = equals < 0 ? "" : member.substring(equals + 1);
      if (value.isEmpty()) {
        continue;
      }
      if (!PhysicalKey.isVersionParameter(
          PercentEncoding.unquoteForm(member.substring(0, equals)))) {
        throw new IllegalArgumentException(
            "The only query that an object's URL may have is versionId: " + text);
      }
      version = version == null ? PercentEncoding.unquoteForm(value) : version;
    }
    return version;
  }
}
