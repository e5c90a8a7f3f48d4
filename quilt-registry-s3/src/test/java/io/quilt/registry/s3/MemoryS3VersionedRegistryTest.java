package io.quilt.registry.s3;

import io.quilt.servers.memory.MemoryS3;

/** In a bucket with versions of the server in memory. */
class MemoryS3VersionedRegistryTest extends S3RegistryContract {
  MemoryS3VersionedRegistryTest() {
    super(MemoryS3.shared(), TestBuckets.createVersioned(MemoryS3.shared()));
  }
}
