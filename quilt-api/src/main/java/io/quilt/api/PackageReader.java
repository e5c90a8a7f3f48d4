package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A package that is read from its manifest each time, in constant memory, however many entries it
 * has. A manifest out of order is sorted on disk when it is opened. Thread-safe; the caller closes
 * it, which deletes temporary files; a stream that is still open then fails.
 */
public interface PackageReader extends EntrySource, AutoCloseable {
  /**
   * Opens a manifest file.
   *
   * @throws MalformedManifestException if it breaks the format, with the line
   * @throws StorageException if it cannot be read
   */
  static PackageReader open(Path manifest) {
    return QuiltEngine.get().open(manifest);
  }

  /**
   * Opens a manifest that is read to its end now, into a temporary file. The stream is not closed.
   *
   * @param name what the manifest is called in errors
   * @throws MalformedManifestException if it breaks the format, with the line
   * @throws StorageException if it cannot be read or kept
   */
  static PackageReader open(InputStream manifest, String name) {
    return QuiltEngine.get().open(manifest, name);
  }

  /**
   * The top hash of the content, computed once, when the manifest is opened or first asked.
   *
   * @throws UnverifiableEntryException if an entry has no size or no checksum
   */
  @Override
  TopHash topHash();

  /** The number of entries. */
  long size();

  /** Releases the manifest; more than once does nothing. */
  @Override
  void close();
}
