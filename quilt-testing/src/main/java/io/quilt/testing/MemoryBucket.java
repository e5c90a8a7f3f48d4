package io.quilt.testing;

import io.quilt.api.Checksum;
import io.quilt.api.PhysicalKey;
import io.quilt.spi.KeyOrder;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreCapabilities;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The objects of one store, changed by compare-and-swap only. */
final class MemoryBucket {
  private static final byte[] NOTHING = {};

  final PhysicalKey root;
  final StoreCapabilities capabilities;
  private final ConcurrentNavigableMap<String, MemoryObject> objects =
      new ConcurrentSkipListMap<>(KeyOrder::compare);
  private final AtomicLong revisions = new AtomicLong();

  MemoryBucket(PhysicalKey root, StoreCapabilities capabilities) {
    this.root = root;
    this.capabilities = capabilities;
  }

  Optional<MemoryObject> find(String key, @Nullable String versionId) {
    return Optional.ofNullable(objects.get(key)).flatMap(object -> object.version(versionId));
  }

  /** The first object at or after a key; null if there is none. */
  @Nullable MemoryObject ceiling(String key) {
    for (MemoryObject object : objects.tailMap(key, true).values()) {
      if (!object.deleted) {
        return object;
      }
    }
    return null;
  }

  MemoryObject put(String key, byte[] bytes, PutCondition condition) {
    List<Checksum> checksums =
        capabilities.checksums() ? List.of(ChunkedChecksum.of(bytes)) : List.of();
    while (true) {
      MemoryObject old = objects.get(key);
      check(key, condition, old);
      MemoryObject next = next(key, bytes, checksums, false, old);
      if (replace(key, old, next)) {
        return next;
      }
    }
  }

  void delete(String key) {
    MemoryObject old = objects.get(key);
    while (old != null && !old.deleted) {
      boolean done =
          capabilities.versions()
              ? replace(key, old, next(key, NOTHING, List.of(), true, old))
              : objects.remove(key, old);
      if (done) {
        return;
      }
      old = objects.get(key);
    }
  }

  private boolean replace(String key, @Nullable MemoryObject old, MemoryObject next) {
    return old == null ? objects.putIfAbsent(key, next) == null : objects.replace(key, old, next);
  }

  private MemoryObject next(
      String key,
      byte[] bytes,
      List<Checksum> checksums,
      boolean deleted,
      @Nullable MemoryObject old) {
    String revision = Long.toHexString(revisions.incrementAndGet());
    boolean versions = capabilities.versions();
    ObjectInfo info =
        new ObjectInfo(
            key, bytes.length, Instant.now(), revision, versions ? revision : null, checksums);
    return new MemoryObject(info, bytes, deleted, versions ? old : null);
  }

  private void check(String key, PutCondition condition, @Nullable MemoryObject old) {
    if (capabilities.conditionalPut() && !holds(condition, old)) {
      throw new PreconditionFailedException(root.resolve(key).toString());
    }
  }

  private static boolean holds(PutCondition condition, @Nullable MemoryObject old) {
    boolean present = old != null && !old.deleted;
    if (condition instanceof PutCondition.IfMatches match) {
      return old != null && present && old.info.revision().equals(match.revision());
    }
    return !(condition instanceof PutCondition.IfAbsent) || !present;
  }
}
