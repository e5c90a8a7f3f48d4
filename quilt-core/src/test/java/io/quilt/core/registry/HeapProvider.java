package io.quilt.core.registry;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.ObjectStoreProvider;
import io.quilt.spi.QuiltContext;
import java.util.Set;

/** Serves {@code heap:} locations with one store. */
record HeapProvider(ObjectStore store) implements ObjectStoreProvider {
  static final PhysicalKey ROOT = PhysicalKey.parse("heap://registry");

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public Set<String> schemes() {
    return Set.of("heap");
  }

  @Override
  public ObjectLocation locate(PhysicalKey object) {
    return new ObjectLocation(
        PhysicalKey.of("heap", object.root(), "", null),
        object.path(),
        object.versionId().orElse(null));
  }

  @Override
  public ObjectStore open(PhysicalKey root, QuiltContext context) {
    return store;
  }
}
