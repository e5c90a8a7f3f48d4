package io.quilt.core.transfer;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageEntry;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.core.hash.ChunkDigests;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectLocation;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Copies a large object into a file, several of the chunks of its checksum at once. What a crash
 * leaves beside the file is used by the next attempt, after it was looked at.
 */
public final class ChunkedDownload {
  /** Below this one stream is as quick. */
  private static final long LARGE = 16L << 20;

  private static final int AT_ONCE = 8;

  private final PackageEntry entry;
  private final QuiltContext context;
  private final ObjectStore store;
  private final ReadRequest object;
  private final ChunkDigests digests;

  private ChunkedDownload(PackageEntry entry, QuiltContext context) {
    this.entry = entry;
    this.context = context;
    ObjectLocation location = context.locate(entry.physicalKey());
    this.store = context.store(location.root());
    this.object = pinned(location);
    this.digests = new ChunkDigests(entry.size().orElseThrow());
  }

  /** Whether an entry is copied so: a large object elsewhere, with a checksum in chunks. */
  public static boolean suits(PackageEntry entry) {
    return !entry.physicalKey().isLocal()
        && entry.size().orElse(0) >= LARGE
        && entry
            .checksum()
            .map(Checksum::type)
            .filter(Checksum.SHA2_256_CHUNKED::equals)
            .isPresent();
  }

  /**
   * Replaces a file, when all bytes are there and are those that the entry promises.
   *
   * @return whether that was done; not if another download of the same is under way
   * @throws ChecksumMismatchException if the bytes are others; the file is as it was before
   */
  public static boolean replace(Path file, PackageEntry entry, QuiltContext context)
      throws IOException {
    LocalFile.makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    try (PartFile part = PartFile.of(file, entry)) {
      if (!part.isMine()) {
        return false;
      }
      new ChunkedDownload(entry, context).into(part);
      part.become(file, entry.size().orElseThrow());
      return true;
    }
  }

  /** All chunks must be of one content. */
  private ReadRequest pinned(ObjectLocation location) {
    ReadRequest latest = ReadRequest.of(location.key());
    return location
        .versionId()
        .map(latest::versionId)
        .orElseGet(
            () ->
                latest.ifMatches(
                    store
                        .head(location.key(), null)
                        .orElseThrow(
                            () -> new ObjectNotFoundException(entry.physicalKey().toString()))
                        .revision()));
  }

  private void into(PartFile part) throws IOException {
    OrderedWork.run(
        IntStream.range(0, digests.count()).iterator(),
        chunk -> fetch(chunk, part),
        context.executor(),
        AT_ONCE,
        done -> {});
    Checksum promised = entry.checksum().orElseThrow();
    Checksum actual = digests.checksum();
    if (!actual.equals(promised)) {
      part.discard();
      throw new ChecksumMismatchException(
          entry.logicalKey().value(), promised.toString(), actual.toString());
    }
  }

  private int fetch(int chunk, PartFile part) {
    long offset = digests.offset(chunk);
    long length = digests.length(chunk);
    try {
      byte[] kept = part.digestOf(chunk, offset, length);
      digests.put(chunk, kept == null ? download(chunk, part, offset, length) : kept);
      return chunk;
    } catch (ClosedByInterruptException e) {
      throw new QuiltInterruptedException("installing '%s'".formatted(entry.logicalKey()));
    } catch (IOException e) {
      throw new StorageException(
          "Cannot install '%s' from %s: %s"
              .formatted(entry.logicalKey(), entry.physicalKey(), e.getMessage()),
          e);
    }
  }

  private byte[] download(int chunk, PartFile part, long offset, long length) throws IOException {
    try (ObjectContent content = store.read(object.range(offset, length))) {
      return part.write(chunk, content.stream(), offset, length);
    }
  }
}
