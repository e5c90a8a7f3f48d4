package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, in a bucket without versions of the server in memory. */
class MemoryS3RegistryTest extends RegistryContract {
  private final MemoryS3Server server = MemoryS3Server.shared();
  private final PhysicalKey bucket = TestBuckets.create(server);

  @Override
  protected PhysicalKey location() {
    return bucket;
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(TestBuckets.provider(server));
  }
}
