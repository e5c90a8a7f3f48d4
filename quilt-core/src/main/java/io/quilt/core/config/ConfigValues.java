package io.quilt.core.config;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import org.jspecify.annotations.Nullable;

/** What quilt3 demands of values that are set. */
final class ConfigValues {
  private static final String URL_SUFFIX = "_url";
  private static final int HIGHEST_PORT = 65535;

  private ConfigValues() {}

  /**
   * Returns the value to store for a key.
   *
   * @param source where it is to be stored, for errors
   * @throws InvalidConfigException if the key needs a URL, and the value is none
   */
  static @Nullable Object check(String key, @Nullable Object value, String source) {
    if (value == null || !key.endsWith(URL_SUFFIX)) {
      return value;
    }
    if (!(value instanceof String text)) {
      throw invalid(source, key, "'%s' is not a text; give a URL", value);
    }
    String url = key.equals(QuiltConfig.NAVIGATOR_URL) ? trimmed(text) : text;
    if (!url.isEmpty()) {
      checkUrl(url, key, source);
    }
    return url;
  }

  private static String trimmed(String url) {
    String stripped = url.strip();
    int end = stripped.length();
    while (end > 0 && stripped.charAt(end - 1) == '/') {
      end--;
    }
    return stripped.substring(0, end);
  }

  private static void checkUrl(String url, String key, String source) {
    int colon = url.indexOf(':');
    if (colon < 0
        || !url.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")
        || !url.startsWith("//", colon + 1)) {
      throw invalid(source, key, "'%s' is not a URL with a scheme and a host", url);
    }
    String authority = url.substring(colon + 3).split("[/?#]", 2)[0];
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int port = hostAndPort.indexOf(':', hostAndPort.lastIndexOf(']') + 1);
    if (hostAndPort.isEmpty() || port == 0) {
      throw invalid(source, key, "'%s' is not a URL with a scheme and a host", url);
    }
    if (port > 0 && !isPort(hostAndPort.substring(port + 1))) {
      throw invalid(source, key, "the port of '%s' is not a number up to 65535", url);
    }
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{0,5}") && (text.isEmpty() || Integer.parseInt(text) <= HIGHEST_PORT);
  }

  private static InvalidConfigException invalid(
      String source, String key, String problem, Object value) {
    return new InvalidConfigException(source, key, problem.formatted(value), null);
  }
}
