package io.quilt.registry.s3;

import io.quilt.servers.memory.MemoryS3;

/** In a bucket without versions of the server in memory. */
class MemoryS3RegistryTest extends S3RegistryContract {
  MemoryS3RegistryTest() {
    super(MemoryS3.shared(), TestBuckets.create(MemoryS3.shared()));
  }
}
