package io.quilt.core.config;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes all who change the files of a directory, in this JVM and in others. The operating system
 * frees the lock of a process that dies; the lock file stays. Where a file system has no locks,
 * only the threads of this JVM are excluded.
 */
final class DirectoryLock {
  private static final String FILE = ".lock";
  private static final long PATIENCE_SECONDS = 120;
  private static final long PAUSE_MILLIS = 5;

  // For the whole JVM: closing any channel of a file frees all locks that the JVM has on it, so
  // only the holder may open one. Directories that share a stripe wait for each other.
  private static final ReentrantLock[] STRIPES = new ReentrantLock[64];

  static {
    Arrays.setAll(STRIPES, i -> new ReentrantLock());
  }

  private DirectoryLock() {}

  /** What is done with the lock. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Runs an action with the lock of a directory, which exists.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; nothing was run
   * @throws StorageException if others hold the lock for too long; nothing was run
   */
  static <T> T hold(Path directory, Action<T> action) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Path real = directory.toRealPath();
    ReentrantLock stripe = STRIPES[Math.floorMod(real.hashCode(), STRIPES.length)];
    if (!stripe.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw held(directory);
    }
    try (FileChannel channel =
        FileChannel.open(
            real.resolve(FILE),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnly.of(real))) {
      while (!tryLock(channel)) {
        if (System.nanoTime() - deadline > 0) {
          throw held(directory);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return action.run();
    } finally {
      stripe.unlock();
    }
  }

  private static boolean tryLock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofAnotherClassLoader) {
      return false;
    } catch (IOException | UnsupportedOperationException noLocksHere) {
      return true;
    }
  }

  private static StorageException held(Path directory) {
    return new StorageException(
        "Others have held the lock '%s' for %d seconds; if one of them hangs, end it."
            .formatted(directory.resolve(FILE), PATIENCE_SECONDS),
        null);
  }
}
