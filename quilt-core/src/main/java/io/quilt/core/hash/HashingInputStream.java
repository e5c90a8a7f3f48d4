package io.quilt.core.hash;

import io.quilt.api.Checksum;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose bytes are hashed as they pass. Skipped bytes are read, and there is no going back
 * to a mark. Closing it closes the stream within. Not for use by several threads at once.
 */
public class HashingInputStream extends FilterInputStream {
  private static final int SKIP_BUFFER_SIZE = 8192;

  private final Hasher hasher;

  /** Hashes what is read from a stream. */
  public HashingInputStream(InputStream in, Hasher hasher) {
    super(in);
    this.hasher = hasher;
  }

  /** Returns the number of bytes that were read so far. */
  public final long size() {
    return hasher.size();
  }

  /** Returns the checksum of what was read, after which nothing more may be read. */
  public final Checksum checksum() {
    return hasher.finish();
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read < 0) {
      ended();
    } else {
      passed(bytes, offset, read);
    }
    return read;
  }

  void passed(byte[] bytes, int offset, int length) {
    hasher.update(bytes, offset, length);
  }

  void ended() {}

  @Override
  public final long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(count, SKIP_BUFFER_SIZE))];
    long left = count;
    while (left > 0) {
      int read = read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return count - left;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }

  @Override
  public final synchronized void mark(int limit) {}

  @Override
  public final synchronized void reset() throws IOException {
    throw new IOException("Bytes that are hashed as they pass cannot be read again.");
  }
}
