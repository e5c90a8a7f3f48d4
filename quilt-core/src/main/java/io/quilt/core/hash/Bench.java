package io.quilt.core.hash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.EnumMap;
import java.util.Map;

/** What one thread at a time reads and digests with, kept from file to file. */
final class Bench {
  private static final int SMALL_BUFFER = 16 << 10;
  private static final int LARGE_BUFFER = 512 << 10;

  /** Small, so that bytes are still in the nearest cache when they are digested. */
  private static final int PORTION_SIZE = 8 << 10;

  private ByteBuffer buffer = ByteBuffer.allocateDirect(SMALL_BUFFER);
  private final byte[] portion = new byte[PORTION_SIZE];
  private final Map<ChecksumType, SegmentDigest> digests = new EnumMap<>(ChecksumType.class);

  /** Adds at most that many of the bytes at a position; returns how many, or -1 at the end. */
  int digest(SegmentDigest digest, FileChannel channel, long position, long most)
      throws IOException {
    if (most > buffer.capacity() && buffer.capacity() < LARGE_BUFFER) {
      buffer = ByteBuffer.allocateDirect(LARGE_BUFFER);
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), most));
    int read = channel.read(buffer, position);
    buffer.flip();
    while (buffer.hasRemaining()) {
      int length = Math.min(buffer.remaining(), portion.length);
      buffer.get(portion, 0, length);
      digest.update(portion, 0, length);
    }
    return read;
  }

  boolean endsAt(FileChannel channel, long position) throws IOException {
    buffer.clear().limit(1);
    return channel.read(buffer, position) < 0;
  }

  SegmentDigest digestOf(ChecksumType type) {
    return digests.computeIfAbsent(type, missing -> missing.algorithm().newDigest());
  }
}
