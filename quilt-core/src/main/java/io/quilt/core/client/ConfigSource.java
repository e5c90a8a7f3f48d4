package io.quilt.core.client;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.core.config.CatalogConfig;
import io.quilt.core.config.ConfigFile;
import io.quilt.core.config.DiskUserFiles;
import io.quilt.core.config.MemoryUserFiles;
import io.quilt.core.config.UserDirectories;
import io.quilt.spi.StackHttp;
import io.quilt.spi.UserFiles;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the configuration of a client lives: in the quilt3 directory, or in memory. */
final class ConfigSource {
  private static final String PUBLIC_STACK = "https://open.quiltdata.com";

  private final UserFiles userFiles;
  private final ConfigFile file;
  private final boolean given;

  private ConfigSource(UserFiles userFiles, QuiltConfig defaults, boolean given) {
    this.userFiles = userFiles;
    this.file = new ConfigFile(userFiles, defaults);
    this.given = given;
  }

  static ConfigSource of(ClientBuilder builder) {
    QuiltConfig given = builder.config;
    if (given != null) {
      return new ConfigSource(new MemoryUserFiles(), given, true);
    }
    UserDirectories directories =
        builder.directory == null
            ? UserDirectories.current()
            : UserDirectories.below(builder.directory);
    return new ConfigSource(new DiskUserFiles(directories), directories.defaultConfig(), false);
  }

  QuiltConfig read() {
    return file.read();
  }

  /** Reads it; where none was given or saved, that of the public stack is saved first. */
  QuiltConfig readOrConfigure(Supplier<StackHttp> http) {
    return given || file.exists() ? read() : file.create(publicStack(http));
  }

  private static Map<String, @Nullable Object> publicStack(Supplier<StackHttp> http) {
    try {
      return CatalogConfig.read(PUBLIC_STACK, http.get());
    } catch (ServiceUnavailableException | InvalidConfigException e) {
      System.getLogger("io.quilt.config")
          .log(
              System.Logger.Level.WARNING,
              "The public stack cannot be asked for a configuration, so nothing is configured yet:"
                  + " {0}",
              e.getMessage());
      return Map.of();
    }
  }

  /** Replaces it by that of a catalog. */
  QuiltConfig configureFrom(String catalogUrl, StackHttp http) {
    return file.replace(CatalogConfig.read(catalogUrl, http));
  }

  QuiltConfig set(Map<String, ? extends @Nullable Object> values) {
    return file.set(values);
  }

  QuiltConfig reset() {
    return file.replace(Map.of());
  }

  UserFiles userFiles() {
    return userFiles;
  }
}
