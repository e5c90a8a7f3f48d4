package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreCapabilities;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of a bucket. */
final class S3ObjectStore implements ObjectStore {
  private final Bucket bucket;
  private final Capabilities capabilities;
  private final Listing listing;
  private final Reads reads;
  private final StoredParts parts;
  private final Writes writes;
  private final Copies copies;
  private final Deletions deletions;
  private boolean closed;

  S3ObjectStore(PhysicalKey root, S3Connection connection) {
    this.bucket = new Bucket(root, connection);
    this.capabilities = new Capabilities(bucket);
    this.listing = new Listing(bucket);
    this.reads = new Reads(bucket);
    this.parts = new StoredParts(bucket);
    this.writes = new Writes(bucket, reads, capabilities);
    this.copies = new Copies(bucket, writes);
    this.deletions = new Deletions(bucket);
  }

  @Override
  public PhysicalKey root() {
    return bucket.root();
  }

  @Override
  public PhysicalKey physicalKey(String key, @Nullable String versionId) {
    return PhysicalKey.of(root().scheme(), root().root(), key, versionId);
  }

  @Override
  public StoreCapabilities capabilities() {
    return capabilities.known();
  }

  @Override
  public ListPage list(ListRequest request, @Nullable String pageToken) {
    checkInterrupted();
    return request.versions() && capabilities.known().versions()
        ? listing.versions(request, pageToken)
        : listing.objects(request, pageToken);
  }

  @Override
  public Optional<ObjectInfo> head(String key, @Nullable String versionId) {
    checkInterrupted();
    try {
      return key.isEmpty() ? Optional.empty() : Optional.of(reads.head(key, versionId));
    } catch (ObjectNotFoundException missing) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Checksum> storedChecksum(ObjectInfo object) {
    checkInterrupted();
    return parts.checksum(object);
  }

  @Override
  public ObjectContent read(ReadRequest request) {
    checkInterrupted();
    return reads.read(request);
  }

  @Override
  public ObjectInfo put(String key, Body body, PutCondition condition) {
    checkInterrupted();
    return writes.put(key, body, condition);
  }

  @Override
  public Optional<ObjectInfo> copyFrom(PhysicalKey source, String key, PutCondition condition) {
    checkInterrupted();
    // Other servers than AWS copy whatever the condition.
    boolean obeyed = condition instanceof PutCondition.Always || bucket.connection().isAws();
    return obeyed && source.scheme().equals(root().scheme())
        ? Optional.of(copies.copy(source, key, condition))
        : Optional.empty();
  }

  @Override
  public DeleteReport deleteAll(Collection<String> keys) {
    checkInterrupted();
    return deletions.delete(keys);
  }

  @Override
  public DeleteReport deleteOnce(String key) {
    checkInterrupted();
    return deletions.deleteOnce(key);
  }

  private void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new QuiltInterruptedException("using " + root());
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      bucket.connection().release();
    }
  }

  /** Returns the root. */
  @Override
  public String toString() {
    return root().toString();
  }
}
