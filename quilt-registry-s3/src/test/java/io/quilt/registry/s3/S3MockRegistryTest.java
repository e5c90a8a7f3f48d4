package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.servers.S3MockServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, in a bucket without versions of S3Mock. */
class S3MockRegistryTest extends RegistryContract {
  private final S3Server server = S3MockServer.shared();
  private final PhysicalKey bucket = TestBuckets.create(server);

  @Override
  protected PhysicalKey location() {
    return bucket;
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    // One entry after the other, as the server lets two writers of one key both win.
    return builder.provider(TestBuckets.provider(server)).executor(Runnable::run);
  }

  /** S3Mock checks a condition and writes in two steps. */
  @Override
  protected boolean supportsConditionalPut(ObjectStore store) {
    return false;
  }
}
