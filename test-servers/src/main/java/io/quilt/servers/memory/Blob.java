package io.quilt.servers.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in memory, in pieces that several blobs may share. */
record Blob(List<ByteBuffer> pieces, long length) {
  static final Blob EMPTY = new Blob(List.of(), 0);
  private static final int PIECE = 256 << 10;

  static Blob of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Blob(List.of(ByteBuffer.wrap(bytes)), bytes.length);
  }

  /**
   * Reads a stream to its end.
   *
   * @param expected how many bytes there should be, or -1
   */
  static Blob read(InputStream in, long expected, List<MessageDigest> digests) throws IOException {
    List<ByteBuffer> pieces = new ArrayList<>();
    long length = 0;
    while (true) {
      long left = expected < 0 ? PIECE : expected - length;
      byte[] array = new byte[(int) Math.min(PIECE, Math.max(left, 1))];
      int read = in.readNBytes(array, 0, array.length);
      if (read == 0) {
        return new Blob(List.copyOf(pieces), length);
      }
      digests.forEach(digest -> digest.update(array, 0, read));
      byte[] exact = read * 2 < array.length ? Arrays.copyOf(array, read) : array;
      pieces.add(ByteBuffer.wrap(exact, 0, read).slice());
      length += read;
    }
  }

  static Blob concat(List<Blob> blobs) {
    List<ByteBuffer> all = new ArrayList<>();
    blobs.forEach(blob -> all.addAll(blob.pieces));
    return new Blob(List.copyOf(all), blobs.stream().mapToLong(Blob::length).sum());
  }

  /** Some of the bytes, which are shared. */
  Blob slice(long from, long count) {
    if (from == 0 && count == length) {
      return this;
    }
    List<ByteBuffer> part = new ArrayList<>();
    long start = 0;
    for (ByteBuffer piece : pieces) {
      long first = Math.max(from, start);
      long end = Math.min(from + count, start + piece.remaining());
      if (first < end) {
        part.add(piece.slice((int) (first - start), (int) (end - first)));
      }
      start += piece.remaining();
    }
    return new Blob(part, count);
  }

  void writeTo(OutputStream out) throws IOException {
    for (ByteBuffer piece : pieces) {
      out.write(piece.array(), piece.arrayOffset(), piece.remaining());
    }
  }

  byte[] digest(MessageDigest digest) {
    pieces.forEach(piece -> digest.update(piece.duplicate()));
    return digest.digest();
  }
}
