package io.quilt.registry.s3;

import io.quilt.api.PhysicalKey;
import io.quilt.servers.S3Server;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** New buckets on a server, and the provider that reaches them. */
final class TestBuckets {
  private TestBuckets() {}

  /**
   * Finds its credentials in the system properties that the build sets, as an application would.
   */
  static S3ObjectStoreProvider provider(S3Server server) {
    return S3ObjectStoreProvider.builder()
        .endpoint(server.endpoint())
        .region(Region.of(server.region()))
        .build();
  }

  static PhysicalKey create(S3Server server) {
    try (S3Client client = client(server)) {
      String name = "b-" + UUID.randomUUID();
      client.createBucket(request -> request.bucket(name));
      return PhysicalKey.of("s3", name, "", null);
    }
  }

  static PhysicalKey createVersioned(S3Server server) {
    PhysicalKey bucket = create(server);
    try (S3Client client = client(server)) {
      client.putBucketVersioning(
          request ->
              request
                  .bucket(bucket.root())
                  .versioningConfiguration(
                      versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
      return bucket;
    }
  }

  static S3Client client(S3Server server) {
    return S3Client.builder()
        .endpointOverride(server.endpoint())
        .forcePathStyle(true)
        .region(Region.of(server.region()))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
        .build();
  }
}
