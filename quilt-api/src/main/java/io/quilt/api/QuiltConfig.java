package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, as quilt3's {@code config.yml} holds it: the keys of the template in their
 * order, then unknown ones, which are kept. Immutable and thread-safe.
 *
 * <p>Typed access is tolerant: numbers and booleans may be written as strings, blank means not set.
 */
public final class QuiltConfig {
  /** The URL of the catalog, where users look at packages. */
  public static final String NAVIGATOR_URL = "navigator_url";

  /** The URL of the registry that {@link Quilt#registry()} gives. */
  public static final String DEFAULT_LOCAL_REGISTRY = "default_local_registry";

  /** The URL of the registry that {@link Quilt#remoteRegistry()} gives. */
  public static final String DEFAULT_REMOTE_REGISTRY = "default_remote_registry";

  /** The folder below which packages are installed. */
  public static final String DEFAULT_INSTALL_LOCATION = "default_install_location";

  /** The URL of the stack's identity service. */
  public static final String REGISTRY_URL = "registryUrl";

  /** Whether telemetry is disabled; this SDK sends none. */
  public static final String TELEMETRY_DISABLED = "telemetry_disabled";

  /** The stack's proxy for S3. */
  public static final String S3_PROXY = "s3Proxy";

  /** The stack's API gateway. */
  public static final String API_GATEWAY_ENDPOINT = "apiGatewayEndpoint";

  /** The stack's API gateway for binary answers. */
  public static final String BINARY_API_GATEWAY_ENDPOINT = "binaryApiGatewayEndpoint";

  /** The layout of registries, 1 or 2. */
  public static final String DEFAULT_REGISTRY_VERSION = "default_registry_version";

  /** The AWS region of the stack. */
  public static final String REGION = "region";

  /** The keys that every configuration has, in order. */
  public static final List<String> TEMPLATE_KEYS =
      List.of(
          NAVIGATOR_URL,
          DEFAULT_LOCAL_REGISTRY,
          DEFAULT_REMOTE_REGISTRY,
          DEFAULT_INSTALL_LOCATION,
          REGISTRY_URL,
          TELEMETRY_DISABLED,
          S3_PROXY,
          API_GATEWAY_ENDPOINT,
          BINARY_API_GATEWAY_ENDPOINT,
          DEFAULT_REGISTRY_VERSION,
          REGION);

  private final Map<String, @Nullable Object> values;
  private final String source;

  private QuiltConfig(Map<String, @Nullable Object> values, String source) {
    this.values = values;
    this.source = source;
  }

  /** The template: nothing set but the user's default local registry and layout 1. */
  public static QuiltConfig defaults() {
    return QuiltEngine.get().defaultConfig();
  }

  /**
   * A configuration of these values; keys of the template that are missing are null.
   *
   * @param source where the values come from, for errors: a file, or a word
   * @throws IllegalArgumentException if a value is not a JSON value
   */
  public static QuiltConfig of(Map<String, ? extends @Nullable Object> values, String source) {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    TEMPLATE_KEYS.forEach(key -> ordered.put(key, null));
    ordered.putAll(Metadata.of(values).asMap());
    return new QuiltConfig(Collections.unmodifiableMap(ordered), source);
  }

  /** All values, in the template's order, unknown keys last; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return values;
  }

  /** Where the values come from: a file, or a word. */
  public String source() {
    return source;
  }

  /** This configuration with one value set; null clears it. */
  public QuiltConfig with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return of(changed, source);
  }

  /** The text of a value; empty if it is not set or blank. */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    return value == null || value.toString().isBlank()
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /**
   * A value as a URL; empty if it is not set.
   *
   * @throws InvalidConfigException if it is none
   */
  public Optional<URI> uri(String key) {
    return text(key).map(text -> uri(key, text));
  }

  private URI uri(String key, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(source, key, "'%s' is not a URL".formatted(text), e);
    }
  }

  /**
   * A value as a boolean; false if it is not set.
   *
   * @throws InvalidConfigException if it is none
   */
  public boolean isTrue(String key) {
    String text = text(key).orElse("false");
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw new InvalidConfigException(
        source, key, "'%s' is neither true nor false".formatted(text), null);
  }

  /**
   * A value as a number; empty if it is not set.
   *
   * @throws InvalidConfigException if it is none, or has more than an int holds
   */
  public OptionalInt number(String key) {
    Optional<String> text = text(key);
    try {
      return text.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(text.get().strip()));
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(
          source, key, "'%s' is not a number".formatted(text.get()), e);
    }
  }

  /**
   * The catalog, where users look at packages; empty if it is not set.
   *
   * @throws InvalidConfigException if it is not a URL
   */
  public Optional<URI> navigatorUrl() {
    return uri(NAVIGATOR_URL);
  }

  /**
   * The stack's identity service; empty if it is not set.
   *
   * @throws InvalidConfigException if it is not a URL
   */
  public Optional<URI> registryUrl() {
    return uri(REGISTRY_URL);
  }

  /**
   * The layout of registries for which none is given; layout 1 if it is not set.
   *
   * @throws InvalidConfigException if it is neither 1 nor 2
   */
  public RegistryLayout defaultRegistryLayout() {
    String text = text(DEFAULT_REGISTRY_VERSION).orElse("1");
    for (RegistryLayout layout : RegistryLayout.values()) {
      if (text.equals(Integer.toString(layout.version()))) {
        return layout;
      }
    }
    throw new InvalidConfigException(
        source, DEFAULT_REGISTRY_VERSION, "'%s' is neither 1 nor 2".formatted(text), null);
  }

  /** Whether the other has the same values, from wherever. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuiltConfig config && values.equals(config.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the values. */
  @Override
  public String toString() {
    return values.toString();
  }
}
