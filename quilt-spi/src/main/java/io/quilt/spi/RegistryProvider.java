package io.quilt.spi;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Provider;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import java.util.Set;

/** Replaces the engine's registry for some schemes. Thread-safe. */
public interface RegistryProvider extends Provider {
  /** The schemes, in lower case. */
  Set<String> schemes();

  /**
   * Opens a registry; nothing is connected yet. If it is {@link AutoCloseable} too, it is closed
   * with the {@code Quilt} it belongs to.
   *
   * @throws IllegalArgumentException if the place cannot be a registry
   */
  Registry open(PhysicalKey location, RegistryLayout layout, QuiltContext context);
}
