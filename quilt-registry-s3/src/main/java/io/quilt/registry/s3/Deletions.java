package io.quilt.registry.s3;

import io.quilt.spi.DeleteReport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Deletes objects, 1,000 in a request. */
final class Deletions {
  private static final String DELETE = "s3:DeleteObject";
  private static final int MOST = 1000;
  private static final SdkPlugin ONCE =
      client ->
          client.overrideConfiguration(
              client.overrideConfiguration().toBuilder()
                  .retryStrategy(AwsRetryStrategy.doNotRetry())
                  .build());

  private final Bucket bucket;

  Deletions(Bucket bucket) {
    this.bucket = bucket;
  }

  DeleteReport delete(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    Map<String, String> errors = new HashMap<>();
    for (int from = 0; from < all.size(); from += MOST) {
      deleteBatch(all.subList(from, Math.min(from + MOST, all.size())))
          .errors()
          .forEach(
              error ->
                  errors.put(String.valueOf(error.key()), error.code() + " " + error.message()));
    }
    return new DeleteReport(errors);
  }

  DeleteReport deleteOnce(String key) {
    bucket.send(
        DELETE,
        key,
        () ->
            bucket
                .client()
                .deleteObject(
                    request ->
                        request
                            .bucket(bucket.name())
                            .key(key)
                            .requestPayer(bucket.payer())
                            .overrideConfiguration(override -> override.addPlugin(ONCE))));
    return DeleteReport.ok();
  }

  private DeleteObjectsResponse deleteBatch(List<String> keys) {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    return bucket.send(
        DELETE,
        keys.get(0),
        () ->
            bucket
                .client()
                .deleteObjects(
                    request ->
                        request
                            .bucket(bucket.name())
                            .delete(delete -> delete.objects(objects).quiet(true))
                            .requestPayer(bucket.payer())));
  }
}
