package io.quilt.spi;

import io.quilt.api.Checksum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The bytes of an object that is to be written; they can be opened again, at any offset, also by
 * several threads at once. Nothing is held between calls.
 */
public interface Body {
  /** The number of bytes. */
  long length();

  /**
   * Opens the bytes from an offset to the end; the caller closes the stream. If the bytes have
   * become fewer or more than {@link #length()} the stream fails.
   *
   * @param offset 0 to {@link #length()}
   * @throws IndexOutOfBoundsException if the offset is not
   * @throws IOException if they cannot be opened
   */
  InputStream open(long offset) throws IOException;

  /**
   * Says what the bytes turned out to be. A store that did not read them in one stream from the
   * beginning calls this when it knows their checksum, before the object appears.
   *
   * @param actual of type {@link Checksum#SHA2_256_CHUNKED}
   * @throws io.quilt.api.QuiltException if they are not what they should be; the store then writes
   *     nothing
   */
  default void verify(Checksum actual) {
    // Any bytes are right.
  }

  /** The local file that holds exactly these bytes, if there is one. */
  default Optional<Path> path() {
    return Optional.empty();
  }

  /** Bytes in memory; the array must not be changed afterwards. */
  static Body of(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream open(long offset) {
        int start = (int) Objects.checkFromToIndex(offset, length(), length());
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
      }
    };
  }

  /**
   * The bytes of a local file, as many as it has now.
   *
   * @throws IOException if the file cannot be looked at
   */
  static Body of(Path file) throws IOException {
    long length = Files.size(file);
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open(long offset) throws IOException {
        Objects.checkFromToIndex(offset, length, length);
        return new ExactStream(
            Channels.newInputStream(FileChannel.open(file).position(offset)),
            length - offset,
            file);
      }

      @Override
      public Optional<Path> path() {
        return Optional.of(file);
      }
    };
  }
}
