package io.quilt.testing;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.spi.StoreCapabilities;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, over a store with versions and checksums, as a bucket has them. */
class VersionedMemoryRegistryTest extends RegistryContract {
  private final MemoryObjectStoreProvider memory =
      new MemoryObjectStoreProvider(new StoreCapabilities(true, true, true));

  @Override
  protected PhysicalKey location() {
    return PhysicalKey.parse("mem://contract");
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(memory);
  }
}
