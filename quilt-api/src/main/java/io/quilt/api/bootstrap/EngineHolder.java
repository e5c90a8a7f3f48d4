package io.quilt.api.bootstrap;

import io.quilt.api.ProviderException;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the engine once, beside the API itself. */
final class EngineHolder {
  private static final Optional<QuiltEngine> ENGINE =
      ServiceLoader.load(QuiltEngine.class, QuiltEngine.class.getClassLoader()).findFirst();

  private EngineHolder() {}

  static QuiltEngine engine() {
    return ENGINE.orElseThrow(
        () ->
            new ProviderException(
                "The engine is missing: add io.quilt:quilt-core, which every provider module"
                    + " brings, for example io.quilt:quilt-registry-local"));
  }
}
