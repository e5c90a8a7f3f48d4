package io.quilt.core.config;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.UserFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user's files in a directory, which is created with the first of them. A file has at most 16
 * MiB.
 */
public final class DiskUserFiles implements UserFiles {
  private static final int LARGEST = 16 << 20;

  private final Path directory;
  private final Optional<Path> cache;

  /** Takes the files of a directory, whether it exists or not. */
  public DiskUserFiles(Path directory) {
    this(directory, Optional.empty());
  }

  /** Takes the files of the directories of a user, whether they exist or not. */
  public DiskUserFiles(UserDirectories directories) {
    this(directories.data(), Optional.of(directories.cache()));
  }

  private DiskUserFiles(Path directory, Optional<Path> cache) {
    this.directory = directory.toAbsolutePath();
    this.cache = cache;
  }

  @Override
  public Optional<Path> cache() {
    return cache;
  }

  @Override
  public String describe(String name) {
    return path(name).toString();
  }

  @Override
  public Optional<byte[]> read(String name) {
    Path file = path(name);
    try {
      return Optional.ofNullable(bytes(file));
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  @Override
  public Optional<byte[]> update(String name, UnaryOperator<byte @Nullable []> change) {
    Path file = path(name);
    try {
      Files.createDirectories(directory);
      return DirectoryLock.hold(directory, () -> change(file, change));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(file);
    } catch (IOException e) {
      throw failure("written", file, e);
    }
  }

  private static Optional<byte[]> change(Path file, UnaryOperator<byte @Nullable []> change)
      throws IOException {
    byte[] before = bytes(file);
    byte[] after = change.apply(before == null ? null : before.clone());
    if (after == null) {
      Files.deleteIfExists(file);
    } else if (!Arrays.equals(before, after)) {
      AtomicFile.write(file, after);
    }
    return Optional.ofNullable(after);
  }

  private static byte @Nullable [] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("it is larger than " + LARGEST + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Path path(String name) {
    return directory.resolve(UserFileName.check(name));
  }

  private static QuiltException failure(String done, Path file, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return interrupted(file);
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return new AccessDeniedException(
          "File '%s' may not be %s by this user; change its permissions or those of its folder."
              .formatted(file, done),
          e);
    }
    return new StorageException(
        "File '%s' cannot be %s: %s".formatted(file, done, e.getMessage()), e);
  }

  private static QuiltInterruptedException interrupted(Path file) {
    return new QuiltInterruptedException("updating '" + file + "'");
  }
}
