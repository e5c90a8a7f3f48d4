package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.api.Quilt;
import io.quilt.servers.S3Server;
import io.quilt.spi.ObjectStore;

/**
 * The contract of registries on a server that checks a condition and writes in two steps, so that
 * two writers of one key may both win: nothing races.
 */
abstract class S3RacelessRegistryContract extends S3RegistryContract {
  S3RacelessRegistryContract(S3Server server, PhysicalKey bucket) {
    super(server, bucket);
  }

  @Override
  protected Quilt.Builder configure(Quilt.Builder builder) {
    return super.configure(builder).executor(Runnable::run);
  }

  @Override
  protected boolean supportsConditionalPut(ObjectStore store) {
    return false;
  }
}
