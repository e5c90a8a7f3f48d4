package io.quilt.core.client;

import io.quilt.api.QuiltConfig;
import io.quilt.core.config.ConfigFile;
import io.quilt.core.config.DiskUserFiles;
import io.quilt.core.config.MemoryUserFiles;
import io.quilt.core.config.UserDirectories;
import io.quilt.spi.UserFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the configuration of a client lives: in the quilt3 directory, or in memory. */
final class ConfigSource {
  private final UserFiles userFiles;
  private final ConfigFile file;

  private ConfigSource(UserFiles userFiles, QuiltConfig defaults) {
    this.userFiles = userFiles;
    this.file = new ConfigFile(userFiles, defaults);
  }

  static ConfigSource of(ClientBuilder builder) {
    QuiltConfig given = builder.config;
    if (given != null) {
      return new ConfigSource(new MemoryUserFiles(), given);
    }
    UserDirectories directories =
        builder.directory == null
            ? UserDirectories.current()
            : UserDirectories.below(builder.directory);
    return new ConfigSource(new DiskUserFiles(directories), directories.defaultConfig());
  }

  QuiltConfig read() {
    return file.read();
  }

  QuiltConfig set(Map<String, ? extends @Nullable Object> values) {
    return file.set(values);
  }

  QuiltConfig reset() {
    return file.reset();
  }

  UserFiles userFiles() {
    return userFiles;
  }
}
