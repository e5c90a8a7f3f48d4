package io.quilt.it;

import io.quilt.registry.s3.S3ObjectStoreProvider;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** New buckets on a test server; its keys are in the system properties that the build sets. */
final class S3Buckets {
  private static final Region REGION = Region.US_EAST_1;

  private S3Buckets() {}

  static String name() {
    return "b-" + UUID.randomUUID();
  }

  static S3ObjectStoreProvider provider(URI endpoint) {
    return S3ObjectStoreProvider.builder().endpoint(endpoint).region(REGION).build();
  }

  static void createVersioned(URI endpoint, String bucket) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(REGION)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .build()) {
      client.createBucket(request -> request.bucket(bucket));
      client.putBucketVersioning(
          request ->
              request
                  .bucket(bucket)
                  .versioningConfiguration(
                      versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }
  }
}
