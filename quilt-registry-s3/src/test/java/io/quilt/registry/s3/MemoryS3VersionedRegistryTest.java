package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, in a bucket with versions of the server in memory. */
class MemoryS3VersionedRegistryTest extends RegistryContract {
  private final MemoryS3Server server = MemoryS3Server.shared();
  private final PhysicalKey bucket = TestBuckets.createVersioned(server);

  @Override
  protected PhysicalKey location() {
    return bucket;
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(TestBuckets.provider(server));
  }
}
