package io.quilt.spi;

import io.quilt.api.ApiKeyService;
import io.quilt.api.Provider;

/** Supplies the service of API keys. Thread-safe. */
public interface ApiKeyServiceProvider extends Provider {
  /**
   * Makes the service; nothing is connected yet. If it is {@link AutoCloseable} too, it is closed
   * with the {@code Quilt} it belongs to.
   */
  ApiKeyService open(QuiltContext context);
}
