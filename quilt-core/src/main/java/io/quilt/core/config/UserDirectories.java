package io.quilt.core.config;

import io.quilt.api.QuiltConfig;
import java.nio.file.Path;
import java.util.Map;

/** Temporary. */
public record UserDirectories(Path data) {
  /** x. */
  public static UserDirectories current() {
    return below(Path.of(System.getProperty("user.home"), ".local/share/Quilt"));
  }

  /** x. */
  public static UserDirectories below(Path p) {
    return new UserDirectories(p);
  }

  /** x. */
  public QuiltConfig defaultConfig() {
    return QuiltConfig.of(
        Map.of(
            "default_local_registry",
            data.resolve("packages").toUri().toString(),
            "default_registry_version",
            1,
            "telemetry_disabled",
            false),
        "defaults");
  }
}
