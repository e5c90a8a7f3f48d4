package io.quilt.spi;

import io.quilt.api.InvalidConfigException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that the environment names: {@code HTTPS_PROXY} and {@code HTTP_PROXY}, also in lower
 * case, but not for the hosts of {@code NO_PROXY} and for this machine.
 */
final class Proxies extends ProxySelector {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:http://)?([^/@:\\s]+|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?/?");
  private static final int STANDARD_PORT = 80;
  private static final int HIGHEST_PORT = 65535;

  private final Map<String, String> variables;

  private Proxies(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The proxy of the settings, else those of the environment, else the JDK's own. */
  static Optional<ProxySelector> of(HttpSettings settings, Map<String, String> variables) {
    if (settings.proxy().isPresent()) {
      return settings.proxy().map(ProxySelector::of);
    }
    Proxies proxies = new Proxies(variables);
    return proxies.of("https").isPresent() || proxies.of("http").isPresent()
        ? Optional.of(proxies)
        : Optional.ofNullable(ProxySelector.getDefault());
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    Optional<InetSocketAddress> proxy =
        Origin.isLoopback(host) || isExcluded(host)
            ? Optional.empty()
            : of(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
    return List.of(
        proxy.map(address -> new Proxy(Proxy.Type.HTTP, address)).orElse(Proxy.NO_PROXY));
  }

  private Optional<InetSocketAddress> of(String scheme) {
    String name = scheme + "_proxy";
    return variable(name).map(text -> address(name.toUpperCase(Locale.ROOT), text));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name.toUpperCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(variables.get(name)))
        .filter(text -> !text.isBlank());
  }

  private static InetSocketAddress address(String name, String text) {
    Matcher parts = ADDRESS.matcher(text.strip());
    int port = -1;
    if (parts.matches()) {
      port = parts.group(2) == null ? STANDARD_PORT : Integer.parseInt(parts.group(2));
    }
    if (port < 0 || port > HIGHEST_PORT) {
      // What it holds may be a password.
      throw new InvalidConfigException(
          "environment",
          name,
          "it is not of the form http://HOST:PORT; a proxy with TLS or a password is not supported",
          null);
    }
    return new InetSocketAddress(parts.group(1), port);
  }

  private boolean isExcluded(String host) {
    for (String each : variable("no_proxy").orElse("").split(",", -1)) {
      String rule = each.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
      String name = rule.startsWith(".") ? rule.substring(1) : rule;
      if (rule.equals("*")
          || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
