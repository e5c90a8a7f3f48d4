package io.quilt.registry.s3;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.StorageException;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.StoreCapabilities;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What a bucket can do, asked for once. Thread-safe. */
final class Capabilities {
  /** Never an object: what is put here is put on a condition that does not hold. */
  private static final String PROBE = ".quilt/.conditions";

  private static final String NO_REVISION = "\"00000000000000000000000000000000\"";

  private final Bucket bucket;
  // All threads of a transfer want to know at once, and one asks for them.
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable StoreCapabilities known;

  Capabilities(Bucket bucket) {
    this.bucket = bucket;
  }

  StoreCapabilities known() {
    StoreCapabilities asked = known;
    return asked == null ? askOnce() : asked;
  }

  private StoreCapabilities askOnce() {
    asking.lock();
    try {
      StoreCapabilities asked = known;
      if (asked == null) {
        asked = new StoreCapabilities(hasVersions(), obeysConditions(), true);
        known = asked;
      }
      return asked;
    } finally {
      asking.unlock();
    }
  }

  private boolean hasVersions() {
    try {
      return bucket.read(
              "s3:GetBucketVersioning",
              "",
              signing ->
                  bucket
                      .client()
                      .getBucketVersioning(
                          request -> request.bucket(bucket.name()).overrideConfiguration(signing))
                      .status())
          == BucketVersioningStatus.ENABLED;
    } catch (AccessDeniedException | StorageException unknown) {
      // Without versions nothing is ever replaced, which is right for every bucket.
      return false;
    }
  }

  private boolean obeysConditions() {
    if (bucket.connection().isAws()) {
      return true;
    }
    try {
      bucket.send(
          "s3:PutObject",
          PROBE,
          () ->
              bucket
                  .client()
                  .putObject(
                      request -> request.bucket(bucket.name()).key(PROBE).ifMatch(NO_REVISION),
                      RequestBody.empty()));
      new Deletions(bucket).delete(List.of(PROBE));
      return false;
    } catch (PreconditionFailedException | ObjectNotFoundException refused) {
      return true;
    } catch (StorageException | AccessDeniedException notOffered) {
      return false;
    }
  }
}
