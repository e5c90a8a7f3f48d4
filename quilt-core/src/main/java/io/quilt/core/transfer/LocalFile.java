package io.quilt.core.transfer;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Files that appear whole or not at all. They are not forced to the disk: what is installed is
 * verified whenever it is installed again.
 */
public final class LocalFile {
  private static final String PREFIX = ".quilt-";
  private static final String SUFFIX = ".part";

  private LocalFile() {}

  /**
   * Writes a stream to a file, which is replaced, or appears, when all of it is there. Folders on
   * the way are made.
   *
   * @throws StorageException if that fails; the file is as it was before
   * @throws IOException if the stream fails; the file is as it was before
   */
  public static void replace(Path file, InputStream in) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Path part = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      Files.createDirectories(folder);
      copy(in, part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (java.nio.file.FileSystemException | ClosedByInterruptException e) {
      throw LocalErrors.of(e, file, "write");
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Makes a folder, with those above it, where there is none.
   *
   * @throws StorageException if that fails
   */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw LocalErrors.of(e, folder, "make");
    }
  }

  private static void copy(InputStream in, Path part) throws IOException {
    try (OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[Buffers.SIZE];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
  }
}
