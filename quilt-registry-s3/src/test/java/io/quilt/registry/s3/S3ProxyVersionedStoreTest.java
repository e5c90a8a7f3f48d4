package io.quilt.registry.s3;

import io.quilt.servers.S3ProxyServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.ObjectStoreContract;

/** The contract of stores, in a bucket with versions of S3Proxy. */
class S3ProxyVersionedStoreTest extends ObjectStoreContract {
  private final S3Server server = S3ProxyServer.shared();

  @Override
  protected ObjectStore openStore() {
    return open(TestBuckets.provider(server), TestBuckets.createVersioned(server));
  }

  @Override
  protected int manyObjects() {
    return 1_100;
  }
}
