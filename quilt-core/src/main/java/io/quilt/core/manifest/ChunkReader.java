package io.quilt.core.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into pieces of whole lines. Not thread-safe. */
final class ChunkReader {
  static final int SIZE = 256 * 1024;

  private final InputStream in;
  private final int recordLimit;
  private byte[] rest = {};
  private int restLength;
  private boolean ended;
  private int length;

  /** Reads a stream, of which no line may be longer than the limit. */
  ChunkReader(InputStream in, int recordLimit) {
    this.in = in;
    this.recordLimit = recordLimit;
  }

  /** The length of the piece that was read last. */
  int length() {
    return length;
  }

  /**
   * Reads the next piece; only the last may lack its newline.
   *
   * @param buffer to use, if it is large enough
   * @return the buffer in which the piece is; its length is 0 at the end
   * @throws ManifestProblem if a line is too long; it counts lines from the piece's own
   */
  byte[] read(byte[] buffer) throws IOException {
    byte[] bytes = buffer.length < Math.max(SIZE, restLength) ? roomFor(restLength) : buffer;
    System.arraycopy(rest, 0, bytes, 0, restLength);
    int filled = restLength;
    int searched = 0;
    while (true) {
      filled = fill(bytes, filled);
      int end = ended ? filled : lastNewline(bytes, searched, filled) + 1;
      if (ended || end > 0) {
        keepRest(bytes, end, filled);
        length = end;
        return bytes;
      }
      if (filled > recordLimit) {
        throw new ManifestProblem(1, String.valueOf(Lines.tooLong(recordLimit).getMessage()));
      }
      searched = filled;
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }

  private static byte[] roomFor(int count) {
    return new byte[Math.max(SIZE, count + SIZE / 2)];
  }

  private int fill(byte[] bytes, int from) throws IOException {
    int filled = from;
    while (filled < bytes.length) {
      int count = in.read(bytes, filled, bytes.length - filled);
      if (count < 0) {
        ended = true;
        break;
      }
      filled += count;
    }
    return filled;
  }

  private static int lastNewline(byte[] bytes, int from, int to) {
    int at = to - 1;
    while (at >= from && bytes[at] != '\n') {
      at--;
    }
    return at < from ? -1 : at;
  }

  private void keepRest(byte[] bytes, int from, int to) {
    restLength = to - from;
    if (rest.length < restLength) {
      rest = new byte[Math.max(2048, 2 * restLength)];
    }
    System.arraycopy(bytes, from, rest, 0, restLength);
  }
}
