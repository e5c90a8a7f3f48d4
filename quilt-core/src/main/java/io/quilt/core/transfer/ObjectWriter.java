package io.quilt.core.transfer;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.StorageException;
import io.quilt.core.hash.ChecksumType;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the bytes of entries into a store. Bytes that are there are never replaced by others, unless
 * the store keeps versions; bytes that are there already are not sent again. Thread-safe.
 */
public final class ObjectWriter {
  private static final long SMALL = 1 << 20;

  private final ObjectStore store;
  private final ObjectReader reader;
  // Where the store does not obey conditions, at least one push does not go over itself.
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  // What was there for the last entry is likely there for the next.
  private volatile boolean foundLast;
  private volatile boolean copyingRefused;

  /**
   * Writes into a store what the reader reads.
   *
   * @param again whether the same objects are likely there already
   */
  public ObjectWriter(ObjectStore store, ObjectReader reader, boolean again) {
    this.store = store;
    this.reader = reader;
    this.foundLast = again;
  }

  /**
   * Puts an entry's bytes at a key, or beside it where other bytes are.
   *
   * @throws io.quilt.api.ChecksumMismatchException if they are not those that the entry promises
   * @throws io.quilt.api.UnverifiableEntryException if the entry promises a checksum that cannot be
   *     computed
   */
  public Stored put(PackageEntry entry, String key) {
    if (entry.checksum().isPresent() && entry.size().isPresent()) {
      ObjectReader.verifiable(entry);
    }
    Optional<ObjectInfo> there = mayBeSentUnseen(entry) ? Optional.empty() : store.head(key, null);
    if (there.isEmpty()) {
      Optional<Stored> sent = sendIfAbsent(entry, key);
      if (sent.isPresent()) {
        foundLast = false;
        return sent.get();
      }
      there = store.head(key, null);
    }
    foundLast = true;
    return putBeside(promising(entry), key, there);
  }

  /** Whether looking first costs more than a put that is refused. */
  private boolean mayBeSentUnseen(PackageEntry entry) {
    return !foundLast
        && entry.size().orElse(Long.MAX_VALUE) <= SMALL
        && store.capabilities().conditionalPut();
  }

  private PackageEntry promising(PackageEntry entry) {
    return entry.checksum().isPresent() && entry.size().isPresent() ? entry : reader.hashed(entry);
  }

  private Stored putBeside(PackageEntry entry, String key, Optional<ObjectInfo> there) {
    if (there.isPresent() && holds(there.get(), entry)) {
      return Stored.kept(entry.withPhysicalKey(keyOf(there.get())));
    }
    if (store.capabilities().versions()) {
      return send(entry, key, PutCondition.always());
    }
    for (String beside : KeysBeside.of(key, ObjectReader.verifiable(entry))) {
      Optional<Stored> stored = putOrFind(entry, beside);
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    throw new StorageException(
        "No free key was found beside %s for other bytes of '%s'"
            .formatted(store.physicalKey(key, null), entry.logicalKey()),
        null);
  }

  private Optional<Stored> putOrFind(PackageEntry entry, String key) {
    Optional<ObjectInfo> there = store.head(key, null);
    if (there.isEmpty()) {
      Optional<Stored> sent = sendIfAbsent(entry, key);
      if (sent.isPresent()) {
        return sent;
      }
      there = store.head(key, null);
    }
    return there
        .filter(info -> holds(info, entry))
        .map(info -> Stored.kept(entry.withPhysicalKey(keyOf(info))));
  }

  /** Whether an object has the bytes that an entry promises; read if the store does not know. */
  private boolean holds(ObjectInfo info, PackageEntry entry) {
    if (info.size() != entry.size().orElse(-1)) {
      return false;
    }
    Checksum promised = ObjectReader.verifiable(entry);
    return isPartsOf(info, promised)
        || info.checksum(promised.type())
            .orElseGet(() -> checksumOf(info, ChecksumType.of(promised.type())))
            .equals(promised);
  }

  private static boolean isPartsOf(ObjectInfo info, Checksum promised) {
    return promised.type().equals(Checksum.SHA2_256_CHUNKED)
        && info.checksum(ObjectInfo.PARTS_SHA256)
            .filter(parts -> parts.value().equals(promised.value()))
            .isPresent();
  }

  private Checksum checksumOf(ObjectInfo info, ChecksumType type) {
    return reader.checksum(keyOf(info), type, info.size());
  }

  private PhysicalKey keyOf(ObjectInfo info) {
    return store.physicalKey(info.key(), info.versionId().orElse(null));
  }

  private Optional<Stored> sendIfAbsent(PackageEntry entry, String key) {
    if (!store.capabilities().conditionalPut() && !sent.add(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(send(entry, key, PutCondition.ifAbsent()));
    } catch (PreconditionFailedException taken) {
      return Optional.empty();
    }
  }

  private Stored send(PackageEntry entry, String key, PutCondition condition) {
    return copy(entry, key, condition).orElseGet(() -> sendBytes(entry, key, condition));
  }

  /** Lets the store copy by itself, where it can. */
  private Optional<Stored> copy(PackageEntry entry, String key, PutCondition condition) {
    if (entry.physicalKey().isLocal() || copyingRefused) {
      return Optional.empty();
    }
    // What a version keeps cannot be lost.
    PutCondition needed = store.capabilities().versions() ? PutCondition.always() : condition;
    try {
      return store
          .copyFrom(entry.physicalKey(), key, needed)
          .map(info -> new Stored(verified(entry, info), info.size(), true));
    } catch (AccessDeniedException refused) {
      // Whoever may write there may not read here; this machine may do both, one by one.
      copyingRefused = true;
      return Optional.empty();
    }
  }

  private PackageEntry verified(PackageEntry entry, ObjectInfo info) {
    Checksum promised = entry.checksum().orElse(null);
    if (promised != null && entry.size().isPresent() && !holds(info, entry)) {
      throw new ChecksumMismatchException(
          entry.logicalKey().value(), promised.toString(), "other bytes in " + keyOf(info));
    }
    Checksum checksum = promised != null ? promised : checksumThere(info);
    return entry.withPhysicalKey(keyOf(info)).withContent(info.size(), checksum);
  }

  private Checksum checksumThere(ObjectInfo info) {
    return store
        .storedChecksum(info)
        .orElseGet(() -> checksumOf(info, ChecksumType.SHA2_256_CHUNKED));
  }

  private Stored sendBytes(PackageEntry entry, String key, PutCondition condition) {
    SourceBody body =
        new SourceBody(reader, entry, lengthOf(entry), !store.capabilities().checksums());
    ObjectInfo info = store.put(key, body, condition);
    PackageEntry placed = entry.withPhysicalKey(keyOf(info));
    return new Stored(
        placed.withContent(info.size(), checksum(entry, body, info)), info.size(), true);
  }

  private long lengthOf(PackageEntry entry) {
    return entry.checksum().isPresent() && entry.size().isPresent()
        ? entry.size().getAsLong()
        : reader.size(entry.physicalKey());
  }

  private Checksum checksum(PackageEntry entry, SourceBody body, ObjectInfo info) {
    return entry.checksum().or(body::seen).orElseGet(() -> checksumThere(info));
  }

  /** The keys beside another for other bytes: derived from the bytes, shorter ones first. */
  private static final class KeysBeside {
    private static final int SHORT = 16;

    static List<String> of(String key, Checksum checksum) {
      String digits = Digits.of(checksum);
      return List.of(
          with(key, digits.substring(0, Math.min(SHORT, digits.length()))), with(key, digits));
    }

    private static String with(String key, String digits) {
      int name = key.lastIndexOf('/') + 1;
      int dot = key.lastIndexOf('.');
      int end = dot > name ? dot : key.length();
      return key.substring(0, end) + "." + digits + key.substring(end);
    }
  }
}
