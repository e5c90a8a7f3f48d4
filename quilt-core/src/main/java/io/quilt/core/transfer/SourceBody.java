package io.quilt.core.transfer;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.PackageEntry;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.Hasher;
import io.quilt.core.hash.VerifyingInputStream;
import io.quilt.spi.Body;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an entry on their way into a store, hashed as they pass. An entry with a checksum is
 * verified, and its stream fails before a wrong object could be complete.
 */
final class SourceBody implements Body {
  private final ObjectReader reader;
  private final PackageEntry entry;
  private final long length;
  private final boolean hashing;
  private volatile @Nullable Checksum seen;

  /**
   * The bytes of an entry.
   *
   * @param hashing whether those of an entry without checksum are hashed here, for a store that
   *     does not do it
   */
  SourceBody(ObjectReader reader, PackageEntry entry, long length, boolean hashing) {
    this.reader = reader;
    this.entry = entry;
    this.length = length;
    this.hashing = hashing;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream open(long offset) throws IOException {
    InputStream raw = reader.open(entry.physicalKey(), offset);
    if (offset > 0) {
      return raw;
    }
    Optional<Checksum> promised = entry.checksum();
    return promised.isPresent()
        ? new VerifyingInputStream(raw, entry.logicalKey().value(), length, promised.get())
        : new Seen(raw);
  }

  @Override
  public void verify(Checksum actual) {
    seen = actual;
    entry.checksum().ifPresent(promised -> compare(promised, actual));
  }

  private void compare(Checksum promised, Checksum actual) {
    Checksum comparable =
        promised.type().equals(actual.type())
            ? actual
            : reader.checksum(entry.physicalKey(), ChecksumType.of(promised.type()), length);
    if (!promised.equals(comparable)) {
      throw new ChecksumMismatchException(
          entry.logicalKey().value(), promised.toString(), comparable.toString());
    }
  }

  /** The checksum of all bytes, if one stream went through all of them. */
  Optional<Checksum> seen() {
    return Optional.ofNullable(seen);
  }

  /** Remembers the checksum when the last byte has passed, and fails if there are more or fewer. */
  private final class Seen extends FilterInputStream {
    private final @Nullable Hasher hasher =
        hashing ? Hasher.of(ChecksumType.SHA2_256_CHUNKED, length) : null;
    private long left = length;

    Seen(InputStream raw) {
      super(raw);
      finishAtEnd();
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      int read = in.read(buffer, offset, count);
      if (read > left || (read < 0 && left > 0)) {
        throw new IOException(entry.physicalKey() + " changed its length while it was read");
      }
      if (read > 0) {
        left -= read;
        if (hasher != null) {
          hasher.update(buffer, offset, read);
        }
        finishAtEnd();
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      return count <= 0 || read(new byte[1]) < 0 ? 0 : 1;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void finishAtEnd() {
      if (left == 0 && hasher != null && seen == null) {
        seen = hasher.finish();
      }
    }
  }
}
