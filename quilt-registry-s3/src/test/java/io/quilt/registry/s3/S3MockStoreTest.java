package io.quilt.registry.s3;

import io.quilt.servers.S3MockServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of stores, in a bucket without versions of S3Mock. */
class S3MockStoreTest extends ObjectStoreContract {
  private final S3Server server = S3MockServer.shared();

  @Override
  protected ObjectStore openStore() {
    return open(TestBuckets.provider(server), TestBuckets.create(server));
  }

  @Override
  protected int manyObjects() {
    return 1_100;
  }
}
