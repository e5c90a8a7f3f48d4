package io.quilt.registry.s3;

import io.quilt.servers.memory.MemoryS3;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of stores, in a bucket with versions of the server in memory. */
class MemoryS3VersionedStoreTest extends ObjectStoreContract {
  private final MemoryS3 server = MemoryS3.shared();

  @Override
  protected ObjectStore openStore() {
    return open(TestBuckets.provider(server), TestBuckets.createVersioned(server));
  }
}
