package io.quilt.testing;

import io.quilt.spi.ObjectStore;
import io.quilt.spi.StoreCapabilities;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of object stores, with versions and checksums. */
class VersionedMemoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore openStore() {
    return new MemoryObjectStoreProvider(new StoreCapabilities(true, true, true)).store("contract");
  }
}
