package io.quilt.registry.s3;

import io.quilt.servers.S3ProxyServer;

/** In a bucket without versions of S3Proxy. */
class S3ProxyRegistryTest extends S3RacelessRegistryContract {
  S3ProxyRegistryTest() {
    super(S3ProxyServer.shared(), TestBuckets.create(S3ProxyServer.shared()));
  }
}
