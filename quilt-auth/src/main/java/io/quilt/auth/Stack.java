package io.quilt.auth;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The stack that is configured.
 *
 * @param name what the configuration and the files call it
 * @param url the identity service, without a slash at the end
 */
record Stack(String name, URI url) {
  /**
   * The stack of a configuration; empty if there is none.
   *
   * @throws InvalidConfigException if it is not an http or https URL
   */
  static Optional<Stack> of(QuiltConfig config) {
    return config.text(QuiltConfig.REGISTRY_URL).map(name -> new Stack(name, url(name, config)));
  }

  /**
   * The stack of a configuration.
   *
   * @throws InvalidConfigException if it is not an http or https URL, or there is none
   */
  static Stack required(QuiltConfig config) {
    return of(config)
        .orElseThrow(
            () ->
                invalid(
                    config,
                    "no stack is configured to log in to; configure it from the URL of its"
                        + " catalog: quilt config https://YOUR-CATALOG, or"
                        + " Quilt.configure(\"https://YOUR-CATALOG\")"));
  }

  private static URI url(String name, QuiltConfig config) {
    try {
      URI url = URI.create(name.strip().replaceFirst("/+$", ""));
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw invalid(config, "'%s' is not a URL".formatted(name));
    }
    throw invalid(config, "'%s' is not an http or https URL".formatted(name));
  }

  private static InvalidConfigException invalid(QuiltConfig config, String problem) {
    return new InvalidConfigException(config.source(), QuiltConfig.REGISTRY_URL, problem, null);
  }

  /** A place of its identity service. */
  URI place(String path) {
    return URI.create(url + path);
  }
}
