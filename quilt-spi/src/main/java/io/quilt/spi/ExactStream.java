package io.quilt.spi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A stream that fails unless it gives exactly as many bytes as were promised. */
final class ExactStream extends FilterInputStream {
  private final Path file;
  private long left;

  ExactStream(InputStream in, long length, Path file) {
    super(in);
    this.left = length;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    left -= Math.max(count, 0);
    if (left < 0 || (count < 0 && left > 0)) {
      throw new IOException("File " + file + " changed its length while it was read");
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
