package io.quilt.api;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The bytes of an entry, verified against its checksum. Thread-safe; every call reads anew.
 *
 * <p>All methods throw {@link ObjectNotFoundException} if the object is gone, {@link
 * ChecksumMismatchException} if it is another one, and {@link UnverifiableEntryException} if the
 * entry has no checksum that can be computed.
 */
public interface EntryContent {
  /**
   * Opens the bytes; the caller closes the stream. Its last read throws if they are not the right
   * ones, so what was read before counts only when the end was reached.
   */
  InputStream stream();

  /**
   * Reads all bytes.
   *
   * @throws StorageException if there are more than an array can hold
   */
  byte[] bytes();

  /** Reads all bytes as UTF-8 text. */
  default String text() {
    return text(StandardCharsets.UTF_8);
  }

  /** Reads all bytes as text. */
  default String text(Charset charset) {
    return new String(bytes(), charset);
  }

  /** Copies the bytes to a file, which appears, or is replaced, only when it is complete. */
  void copyTo(Path file);
}
