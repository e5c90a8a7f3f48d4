package io.quilt.spi;

import io.quilt.api.Provider;
import io.quilt.api.Searcher;

/** Supplies the searcher. Thread-safe. */
public interface SearcherProvider extends Provider {
  /**
   * Makes the searcher; nothing is connected yet. If it is {@link AutoCloseable} too, it is closed
   * with the {@code Quilt} it belongs to.
   */
  Searcher open(QuiltContext context);

  /**
   * Whether its searcher asks the configured stack. Then, where no configuration is saved yet, that
   * of the public stack is, as quilt3 does before it searches. True unless overridden.
   */
  default boolean usesStack() {
    return true;
  }
}
