package io.quilt.servers.memory;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Takes {@code aws-chunked} bodies apart: sizes, signatures (not checked), trailers. */
final class ChunkedBody extends InputStream {
  private static final int LINE = 8 << 10;

  private final InputStream in;
  private final Map<String, String> trailers = new TreeMap<>();
  private long left;
  private boolean first = true;
  private boolean done;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  /** What followed the last chunk, names in lower case; complete when the body has been read. */
  Map<String, String> trailers() {
    return trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !done) {
      nextChunk();
    }
    if (done) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("The body ends within a chunk");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (!first) {
      line();
    }
    first = false;
    String head = line();
    int end = head.indexOf(';');
    try {
      left = Long.parseLong(end < 0 ? head : head.substring(0, end), 16);
    } catch (NumberFormatException e) {
      throw S3Error.invalid("InvalidChunkSizeError", "Not a chunk: " + head);
    }
    if (left == 0) {
      done = true;
      readTrailers();
    }
  }

  private void readTrailers() throws IOException {
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
        trailers.put(name, line.substring(colon + 1).trim());
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(96);
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
      if (line.size() > LINE) {
        throw S3Error.invalid("InvalidChunkSizeError", "A chunk's head is too long");
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
