package io.quilt.core.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces a file whole or not at all, also in a crash. What a killed process left beside it is
 * removed by a later write.
 */
final class AtomicFile {
  private static final String SUFFIX = ".tmp";
  private static final Duration STALE = Duration.ofHours(1);

  private AtomicFile() {}

  /** Writes a file in an existing folder, readable by its owner only. */
  static void write(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    String prefix = "." + file.getFileName() + ".";
    Path temporary = folder.resolve(prefix + UUID.randomUUID() + SUFFIX);
    try {
      removeStale(folder, prefix);
      fill(temporary, folder, content);
      Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  private static void fill(Path temporary, Path folder, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.of(folder))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void removeStale(Path folder, String prefix) throws IOException {
    Instant limit = Instant.now().minus(STALE);
    try (DirectoryStream<Path> temporaries =
        Files.newDirectoryStream(folder, prefix + "*" + SUFFIX)) {
      for (Path temporary : temporaries) {
        if (Files.getLastModifiedTime(temporary).toInstant().isBefore(limit)) {
          Files.deleteIfExists(temporary);
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException e) {
      // Another process tidies too.
    }
  }

  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException noFolderCanBeOpenedHere) {
      // On Windows and in memory; the move itself is as durable as the system makes it.
    }
  }
}
