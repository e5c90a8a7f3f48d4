package io.quilt.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where secrets belong.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host, in lower case
 * @param port the port, the scheme's own one too
 */
public record Origin(String scheme, String host, int port) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** The origin of a URL; empty if it is not one of http or https. */
  public static Optional<Origin> of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.matches("https?")) {
      return Optional.empty();
    }
    int standard = scheme.equals("https") ? HTTPS : HTTP;
    return Optional.of(
        new Origin(
            scheme,
            url.getHost().toLowerCase(Locale.ROOT),
            url.getPort() < 0 ? standard : url.getPort()));
  }

  /** Whether nobody on the way can read. */
  public boolean isEncrypted() {
    return scheme.equals("https");
  }

  /** Whether it is this machine, by name or number; nobody is asked. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** Returns it as a URL, always with its port. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
