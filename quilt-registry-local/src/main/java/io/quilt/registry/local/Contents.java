package io.quilt.registry.local;

import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.QuiltException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where the bytes of a file that is written come from. */
final class Contents {
  private static final int BUFFER = 1 << 17;
  private static final long SLICE = 1 << 26;

  private Contents() {}

  static FileWriter.Content of(Body body, Path target) {
    return file -> {
      Optional<Path> source = body.path();
      long written =
          source.isPresent() ? transfer(source.get(), file, target) : copy(body, file, target);
      if (written != body.length()) {
        throw unreadable(
            target, new EOFException("%d bytes, not %d".formatted(written, body.length())));
      }
    };
  }

  /** The bytes of another file. */
  static FileWriter.Content of(Path source, Path target) {
    return file -> transfer(source, file, target);
  }

  private static long copy(Body body, FileChannel file, Path target) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, body.length() + 1)];
    long written = 0;
    try (InputStream in = open(body, target)) {
      for (int count; (count = read(in, buffer, target)) >= 0; written += count) {
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count); bytes.hasRemaining(); ) {
          file.write(bytes);
        }
      }
    }
    return written;
  }

  /** Copies a file, which must not grow or shrink meanwhile, as the system does best. */
  private static long transfer(Path source, FileChannel file, Path target) throws IOException {
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
      long length = in.size();
      long done = 0;
      while (done < length) {
        checkInterrupt(target);
        long count = in.transferTo(done, Math.min(SLICE, length - done), file);
        if (count <= 0) {
          break;
        }
        done += count;
      }
      if (done != in.size()) {
        throw unreadable(target, new EOFException(source + " changed its length"));
      }
      return done;
    } catch (NoSuchFileException gone) {
      throw new ObjectNotFoundException(source.toString());
    }
  }

  private static InputStream open(Body body, Path target) {
    try {
      return body.open(0);
    } catch (IOException e) {
      throw unreadable(target, e);
    }
  }

  private static void checkInterrupt(Path target) {
    if (Thread.currentThread().isInterrupted()) {
      throw Failures.interrupted("Writing", target);
    }
  }

  private static int read(InputStream in, byte[] buffer, Path target) throws IOException {
    checkInterrupt(target);
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw unreadable(target, e);
    }
  }

  private static QuiltException unreadable(Path target, IOException e) {
    return new StorageException(
        "%s was not written: its bytes could not be read: %s"
            .formatted(target, Failures.reason(e, target)),
        e);
  }
}
