package io.quilt.testing;

import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of object stores. */
class MemoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore openStore() {
    return new MemoryObjectStoreProvider().store("contract");
  }
}
