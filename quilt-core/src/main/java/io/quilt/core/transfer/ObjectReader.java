package io.quilt.core.transfer;

import io.quilt.api.Checksum;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.api.UnverifiableEntryException;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import io.quilt.core.hash.HashedFile;
import io.quilt.core.hash.Hasher;
import io.quilt.core.hash.VerifyingInputStream;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the bytes that physical keys name, wherever they are. Thread-safe. */
public final class ObjectReader {
  private final QuiltContext context;

  /** Reads files of this machine, and everything else through the stores of a context. */
  public ObjectReader(QuiltContext context) {
    this.context = context;
  }

  /**
   * Opens an object from an offset; the caller closes it.
   *
   * @throws ObjectNotFoundException if there is none
   */
  public InputStream open(PhysicalKey key, long offset) {
    return key.isLocal() ? openFile(key, offset) : openObject(key, offset);
  }

  private static InputStream openFile(PhysicalKey key, long offset) {
    Path file = key.toPath();
    try {
      return Channels.newInputStream(FileChannel.open(file).position(offset));
    } catch (IOException e) {
      throw LocalErrors.of(e, file, "read");
    }
  }

  private InputStream openObject(PhysicalKey key, long offset) {
    ObjectLocation location = context.locate(key);
    ReadRequest whole = ReadRequest.of(location.key()).versionId(location.versionId().orElse(null));
    ReadRequest request = offset == 0 ? whole : whole.range(offset, Long.MAX_VALUE - offset);
    return context.store(location.root()).read(request).stream();
  }

  /**
   * The size of an object.
   *
   * @throws ObjectNotFoundException if there is none
   */
  public long size(PhysicalKey key) {
    if (!key.isLocal()) {
      ObjectLocation location = context.locate(key);
      return head(key, context.store(location.root()), location).size();
    }
    Path file = key.toPath();
    try {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      return Files.size(file);
    } catch (IOException e) {
      throw LocalErrors.of(e, file, "read");
    }
  }

  /**
   * Opens an entry; the stream fails unless its bytes are those that the entry promises.
   *
   * @throws UnverifiableEntryException if it promises none that can be checked
   * @throws ObjectNotFoundException if there is no such object
   */
  public InputStream openVerified(PackageEntry entry) {
    Checksum checksum = verifiable(entry);
    InputStream raw = open(entry.physicalKey(), 0);
    return new VerifyingInputStream(
        raw, entry.logicalKey().value(), entry.size().getAsLong(), checksum);
  }

  /** The checksum of an entry whose size is known too. */
  public static Checksum verifiable(PackageEntry entry) {
    String key = entry.logicalKey().value();
    Checksum checksum =
        entry
            .checksum()
            .orElseThrow(() -> new UnverifiableEntryException(key, "it has no checksum"));
    if (entry.size().isEmpty()) {
      throw new UnverifiableEntryException(key, "it has no size");
    }
    if (ChecksumType.find(checksum.type()).isEmpty()) {
      throw new UnverifiableEntryException(
          key, "checksums of type '%s' are not computed here".formatted(checksum.type()));
    }
    return checksum;
  }

  /** An entry with the size and the default checksum of its bytes, from one read of them. */
  public PackageEntry hashed(PackageEntry entry) {
    PhysicalKey key = entry.physicalKey();
    if (key.isLocal()) {
      HashedFile file =
          new FileHasher(context.executor()).hash(key.toPath(), ChecksumType.SHA2_256_CHUNKED);
      return entry.withContent(file.size(), file.checksum());
    }
    ObjectLocation location = context.locate(key);
    ObjectStore store = context.store(location.root());
    ObjectInfo info = head(key, store, location);
    Checksum checksum =
        store
            .storedChecksum(info)
            .orElseGet(() -> checksum(key, ChecksumType.SHA2_256_CHUNKED, info.size()));
    return entry.withContent(info.size(), checksum);
  }

  private static ObjectInfo head(PhysicalKey key, ObjectStore store, ObjectLocation location) {
    return store
        .head(location.key(), location.versionId().orElse(null))
        .orElseThrow(() -> new ObjectNotFoundException(key.toString()));
  }

  /**
   * The checksum of an object's bytes.
   *
   * @throws StorageException if it has another size
   */
  Checksum checksum(PhysicalKey key, ChecksumType type, long size) {
    Hasher hasher = Hasher.of(type, size);
    try (InputStream in = open(key, 0)) {
      byte[] buffer = new byte[Buffers.SIZE];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (count > size - hasher.size()) {
          throw changed(key);
        }
        hasher.update(buffer, 0, count);
      }
    } catch (ClosedByInterruptException e) {
      throw new QuiltInterruptedException("reading " + key);
    } catch (IOException e) {
      throw new StorageException("Cannot read %s: %s".formatted(key, e.getMessage()), e);
    }
    if (hasher.size() != size) {
      throw changed(key);
    }
    return hasher.finish();
  }

  private static StorageException changed(PhysicalKey key) {
    return new StorageException(
        "%s changed while it was read; let it settle and try again".formatted(key), null);
  }
}
