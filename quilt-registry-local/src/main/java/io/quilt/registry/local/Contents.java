package io.quilt.registry.local;

import io.quilt.api.QuiltException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the bytes of a file that is written come from. */
final class Contents {
  private static final int BUFFER = 1 << 17;
  private static final long SLICE = 1 << 26;

  private Contents() {}

  static FileWriter.Content of(Body body, Path target) {
    return file -> {
      long length = body.length();
      byte[] buffer = new byte[(int) Math.min(BUFFER, length + 1)];
      long written = 0;
      try (InputStream in = body.open(0)) {
        for (int count; (count = read(in, buffer, target)) >= 0; written += count) {
          writeAll(file, ByteBuffer.wrap(buffer, 0, count));
        }
      }
      if (written != length) {
        throw unreadable(
            target, new EOFException("%d bytes instead of %d".formatted(written, length)));
      }
    };
  }

  /** The bytes of another file, which must not grow or shrink meanwhile. */
  static FileWriter.Content of(Path source, Path target) {
    return file -> {
      try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
        long length = in.size();
        long done = 0;
        while (done < length) {
          if (Thread.currentThread().isInterrupted()) {
            throw Failures.interrupted("Writing", target);
          }
          long count = in.transferTo(done, Math.min(SLICE, length - done), file);
          if (count <= 0) {
            throw unreadable(target, new EOFException(source + " became shorter"));
          }
          done += count;
        }
      }
    };
  }

  private static int read(InputStream in, byte[] buffer, Path target) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw Failures.interrupted("Writing", target);
    }
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw unreadable(target, e);
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static QuiltException unreadable(Path target, IOException e) {
    return new StorageException(
        "%s was not written: its bytes could not be read: %s"
            .formatted(target, Failures.reason(e, target)),
        e);
  }
}
