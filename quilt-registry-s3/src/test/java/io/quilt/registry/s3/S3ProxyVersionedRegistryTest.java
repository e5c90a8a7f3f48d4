package io.quilt.registry.s3;

import io.quilt.servers.S3ProxyServer;

/** In a bucket with versions of S3Proxy. */
class S3ProxyVersionedRegistryTest extends S3RacelessRegistryContract {
  S3ProxyVersionedRegistryTest() {
    super(S3ProxyServer.shared(), TestBuckets.createVersioned(S3ProxyServer.shared()));
  }
}
