package io.quilt.core.config;

import io.quilt.api.QuiltConfig;
import io.quilt.spi.UserFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Temporary. */
public final class ConfigFile {
  private final QuiltConfig d;

  /** x. */
  public ConfigFile(UserFiles f, QuiltConfig d) {
    this.d = d;
  }

  /** x. */
  public QuiltConfig read() {
    return d;
  }

  /** x. */
  public QuiltConfig set(Map<String, ? extends @Nullable Object> v) {
    return d;
  }

  /** x. */
  public QuiltConfig reset() {
    return d;
  }
}
