package io.quilt.registry.s3;

import io.quilt.servers.S3MockServer;

/** In a bucket without versions of S3Mock. */
class S3MockRegistryTest extends S3RacelessRegistryContract {
  S3MockRegistryTest() {
    super(S3MockServer.shared(), TestBuckets.create(S3MockServer.shared()));
  }
}
