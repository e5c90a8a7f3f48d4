package io.quilt.core.client;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The object stores that are open, one for each root. Thread-safe. */
final class Stores implements AutoCloseable {
  private final Providers providers;
  private final Map<PhysicalKey, ObjectStore> open = new ConcurrentHashMap<>();

  Stores(Providers providers) {
    this.providers = providers;
  }

  ObjectStore open(PhysicalKey root, QuiltContext context) {
    return open.computeIfAbsent(
        root, place -> providers.objectStore(place.scheme()).open(place, context));
  }

  @Override
  public void close() {
    open.values().forEach(ObjectStore::close);
    open.clear();
  }
}
