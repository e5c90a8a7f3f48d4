package io.quilt.testing;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.spi.StoreCapabilities;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, over the poorest store: no versions, conditions or checksums. */
class UnconditionalMemoryRegistryTest extends RegistryContract {
  private final MemoryObjectStoreProvider memory =
      new MemoryObjectStoreProvider(new StoreCapabilities(false, false, false));

  @Override
  protected PhysicalKey location() {
    return PhysicalKey.parse("mem://contract");
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(memory);
  }
}
