/** Registries in S3 buckets. */
@SuppressWarnings("module") // S3's name ends in a digit.
module io.quilt.registry.s3 {
  requires static org.jspecify;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.apache5;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.utils;
  requires transitive io.quilt.spi;
  requires transitive software.amazon.awssdk.auth;
  requires transitive software.amazon.awssdk.regions;
  requires transitive software.amazon.awssdk.services.s3;

  exports io.quilt.registry.s3;

  uses io.quilt.registry.s3.S3ClientCustomizer;

  provides io.quilt.spi.ObjectStoreProvider with
      io.quilt.registry.s3.S3ObjectStoreProvider;
}
