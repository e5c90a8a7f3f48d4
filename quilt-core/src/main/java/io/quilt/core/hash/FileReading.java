package io.quilt.core.hash;

import io.quilt.api.StorageException;
import io.quilt.spi.Chunks;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The hashing of one open file, in segments at their positions. */
final class FileReading {
  private final Path file;
  private final FileChannel channel;
  private final ChecksumType type;
  private final Stop stop;
  private final long size;
  private final long segmentSize;
  private final int segments;
  private final byte[] digests;

  FileReading(Path file, FileChannel channel, ChecksumType type, Stop stop) throws IOException {
    this.file = file;
    this.channel = channel;
    this.type = type;
    this.stop = stop;
    this.size = channel.size();
    this.segmentSize = type.algorithm().segmentSize(size);
    this.segments = (int) Chunks.count(size, segmentSize);
    this.digests = new byte[segments * type.algorithm().width()];
  }

  HashedFile hash(Crew crew, Bench bench) throws IOException {
    if (segments == 1) {
      segment(0, bench);
    } else {
      crew.run(new Round(segments, stop, this::segment));
    }
    if (!bench.endsAt(channel, size)) {
      throw changed("longer");
    }
    return new HashedFile(size, type.combine(digests, size, segmentSize));
  }

  private void segment(long number, Bench bench) {
    SegmentDigest digest = bench.digestOf(type);
    long position = number * segmentSize;
    long left = Math.min(segmentSize, size - position);
    while (left > 0) {
      stop.check();
      int read = read(digest, position, left, bench);
      position += read;
      left -= read;
    }
    digest.finish(digests, (int) number * type.algorithm().width());
  }

  private int read(SegmentDigest digest, long position, long most, Bench bench) {
    try {
      int read = bench.digest(digest, channel, position, most);
      if (read < 0) {
        throw changed("shorter");
      }
      return read;
    } catch (ClosedChannelException e) {
      stop.request();
      stop.check();
      throw new AssertionError(e);
    } catch (IOException e) {
      throw FileErrors.of(file, e);
    }
  }

  private StorageException changed(String how) {
    return new StorageException(
        "File '%s' became %s than its %d bytes while it was hashed; try again when it is at rest."
            .formatted(file, how, size),
        null);
  }
}
