package io.quilt.testing;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreCapabilities;
import io.quilt.testing.StoreHook.Operation;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store over a bucket; it holds nothing itself. */
final class MemoryObjectStore implements ObjectStore {
  /** How much is read between looks at the interrupt status. */
  private static final int STEP = 1 << 20;

  private final MemoryBucket bucket;
  private final Function<PhysicalKey, Optional<MemoryBucket>> neighbours;
  private final StoreHook hook;

  MemoryObjectStore(
      MemoryBucket bucket,
      Function<PhysicalKey, Optional<MemoryBucket>> neighbours,
      StoreHook hook) {
    this.bucket = bucket;
    this.neighbours = neighbours;
    this.hook = hook;
  }

  @Override
  public PhysicalKey root() {
    return bucket.root;
  }

  @Override
  public PhysicalKey physicalKey(String key, @Nullable String versionId) {
    return PhysicalKey.of(bucket.root.scheme(), bucket.root.root(), key, versionId);
  }

  @Override
  public StoreCapabilities capabilities() {
    return bucket.capabilities;
  }

  @Override
  public ListPage list(ListRequest request, @Nullable String pageToken) {
    begin(Operation.LIST, request.prefix());
    return new MemoryList(bucket, request).page(pageToken);
  }

  @Override
  public Optional<ObjectInfo> head(String key, @Nullable String versionId) {
    begin(Operation.HEAD, key);
    return bucket.find(key, versionId).map(object -> object.info);
  }

  @Override
  public ObjectContent read(ReadRequest request) {
    begin(Operation.READ, request.key());
    String version = request.versionId().orElse(null);
    MemoryObject object =
        bucket
            .find(request.key(), version)
            .orElseThrow(() -> notFound(physicalKey(request.key(), version)));
    if (!request.revision().orElse(object.info.revision()).equals(object.info.revision())) {
      throw new PreconditionFailedException(physicalKey(request.key(), version).toString());
    }
    int from = (int) Math.min(request.offset(), object.bytes.length);
    int rest = object.bytes.length - from;
    int length = (int) (request.length() < 0 ? rest : Math.min(request.length(), rest));
    return new ObjectContent(object.info, new ByteArrayInputStream(object.bytes, from, length));
  }

  @Override
  public ObjectInfo put(String key, Body body, PutCondition condition) {
    begin(Operation.PUT, key);
    return bucket.put(key, bytes(key, body), condition).info;
  }

  private byte[] bytes(String key, Body body) {
    if (body.length() > Integer.MAX_VALUE - Byte.SIZE) {
      throw new StorageException(
          "Object %s does not fit into memory: %d bytes".formatted(key, body.length()), null);
    }
    try (InputStream in = body.open(0)) {
      byte[] bytes = new byte[(int) body.length()];
      for (int read = 0; read < bytes.length; ) {
        int count = in.readNBytes(bytes, read, Math.min(STEP, bytes.length - read));
        checkLength(count > 0, body);
        checkInterrupted();
        read += count;
      }
      checkLength(in.read() < 0, body);
      return bytes;
    } catch (IOException e) {
      throw new StorageException("Object %s cannot be written: %s".formatted(key, e), e);
    }
  }

  private static void checkLength(boolean asSaid, Body body) throws IOException {
    if (!asSaid) {
      throw new EOFException("The body does not have %d bytes".formatted(body.length()));
    }
  }

  @Override
  public Optional<ObjectInfo> copyFrom(PhysicalKey source, String key, PutCondition condition) {
    begin(Operation.COPY, key);
    Optional<MemoryBucket> from = neighbours.apply(source);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    MemoryObject object =
        from.get()
            .find(source.path(), source.versionId().orElse(null))
            .orElseThrow(() -> notFound(source));
    return Optional.of(bucket.put(key, object.bytes, condition).info);
  }

  @Override
  public DeleteReport deleteAll(Collection<String> keys) {
    for (String key : keys) {
      begin(Operation.DELETE, key);
      bucket.delete(key);
    }
    return DeleteReport.ok();
  }

  private void begin(Operation operation, String key) {
    checkInterrupted();
    hook.before(operation, key);
  }

  private void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new QuiltInterruptedException("using " + bucket.root);
    }
  }

  private static ObjectNotFoundException notFound(PhysicalKey object) {
    return new ObjectNotFoundException(object.toString());
  }

  /** Returns the root. */
  @Override
  public String toString() {
    return bucket.root.toString();
  }
}
