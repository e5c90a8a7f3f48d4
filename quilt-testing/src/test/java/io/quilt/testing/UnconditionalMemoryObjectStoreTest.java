package io.quilt.testing;

import io.quilt.spi.ObjectStore;
import io.quilt.spi.StoreCapabilities;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of object stores, without conditions. */
class UnconditionalMemoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore openStore() {
    return new MemoryObjectStoreProvider(new StoreCapabilities(false, false, false))
        .store("contract");
  }
}
