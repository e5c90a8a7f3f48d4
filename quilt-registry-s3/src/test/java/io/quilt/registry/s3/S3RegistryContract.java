package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.servers.S3Server;
import io.quilt.testkit.RegistryContract;

/** The contract of registries, in a new bucket of a server. */
abstract class S3RegistryContract extends RegistryContract {
  private final S3Server server;
  private final PhysicalKey bucket;

  S3RegistryContract(S3Server server, PhysicalKey bucket) {
    this.server = server;
    this.bucket = bucket;
  }

  @Override
  protected PhysicalKey location() {
    return bucket;
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return builder.provider(TestBuckets.provider(server));
  }
}
