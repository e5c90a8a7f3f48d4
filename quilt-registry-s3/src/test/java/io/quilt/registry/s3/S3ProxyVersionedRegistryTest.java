package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.servers.S3ProxyServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, in a bucket with versions of S3Proxy. */
class S3ProxyVersionedRegistryTest extends RegistryContract {
  private final S3Server server = S3ProxyServer.shared();
  private final PhysicalKey bucket = TestBuckets.createVersioned(server);

  @Override
  protected PhysicalKey location() {
    return bucket;
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    // One entry after the other, as the server lets two writers of one key both win.
    return builder.provider(TestBuckets.provider(server)).executor(Runnable::run);
  }

  /** S3Proxy checks a condition and writes in two steps. */
  @Override
  protected boolean supportsConditionalPut(ObjectStore store) {
    return false;
  }
}
