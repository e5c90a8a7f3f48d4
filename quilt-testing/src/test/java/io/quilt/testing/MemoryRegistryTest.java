package io.quilt.testing;

import io.quilt.api.PhysicalKey;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, over a provider that is found. */
class MemoryRegistryTest extends RegistryContract {
  @Override
  protected PhysicalKey location() {
    return PhysicalKey.parse("mem://contract");
  }
}
