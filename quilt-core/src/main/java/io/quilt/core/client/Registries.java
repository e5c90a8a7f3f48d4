package io.quilt.core.client;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.core.registry.StoreRegistry;
import io.quilt.spi.RegistryProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registries of a client, each opened once. Thread-safe. */
final class Registries implements AutoCloseable {
  private final List<Registry> given;
  private final Providers providers;
  private final ClientContext context;
  private final Map<Place, Registry> open = new ConcurrentHashMap<>();

  private record Place(PhysicalKey location, RegistryLayout layout) {}

  Registries(List<Registry> given, Providers providers, ClientContext context) {
    this.given = List.copyOf(given);
    this.providers = providers;
    this.context = context;
  }

  Registry defaultLocal() {
    QuiltConfig config = context.config();
    String location =
        config
            .text(QuiltConfig.DEFAULT_LOCAL_REGISTRY)
            .orElseThrow(
                () ->
                    new InvalidConfigException(
                        config.source(),
                        QuiltConfig.DEFAULT_LOCAL_REGISTRY,
                        "no default local registry is configured; set one, or reset the"
                            + " configuration",
                        null));
    return at(location, config.defaultRegistryLayout());
  }

  Registry at(String location, RegistryLayout layout) {
    context.checkOpen();
    PhysicalKey place = withoutSlash(PhysicalKey.ofLocation(location));
    return given.stream()
        .filter(registry -> registry.location().equals(place))
        .findFirst()
        .orElseGet(
            () -> open.computeIfAbsent(new Place(place, layout), key -> open(place, layout)));
  }

  private static PhysicalKey withoutSlash(PhysicalKey place) {
    String path = place.path();
    return path.length() > 1 && path.endsWith("/")
        ? PhysicalKey.of(
            place.scheme(),
            place.root(),
            path.substring(0, path.length() - 1),
            place.versionId().orElse(null))
        : place;
  }

  private Registry open(PhysicalKey place, RegistryLayout layout) {
    if (place.versionId().isPresent()) {
      throw new IllegalArgumentException("A registry has no version: " + place);
    }
    Optional<RegistryProvider> provider = providers.registry(place.scheme());
    if (provider.isPresent()) {
      return provider.get().open(place, layout, context);
    }
    // Opened now, so that a place that nobody serves is an error here and not at its first use.
    context.store(place);
    return new StoreRegistry(place, layout, context, this::installTarget);
  }

  private StoreRegistry installTarget(Optional<Registry> chosen) {
    Registry target = chosen.orElseGet(this::defaultLocal);
    if (target instanceof StoreRegistry registry) {
      return registry;
    }
    throw new IllegalArgumentException(
        "The manifests of installed packages cannot be registered in %s, which another provider"
                .formatted(target.location())
            + " serves; build the package there, or choose a local registry");
  }

  @Override
  public void close() {
    for (Registry registry : open.values()) {
      if (registry instanceof AutoCloseable closeable) {
        Services.closeQuietly(closeable);
      }
    }
    open.clear();
  }
}
