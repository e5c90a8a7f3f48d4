package io.quilt.registry.local;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes all who compare and swap below one folder, in this JVM and in others. The operating
 * system frees the lock of a process that dies; the lock file itself stays.
 */
final class SwapLock {
  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_MILLIS = 2;

  // For the whole JVM: closing any channel of a file drops all of the JVM's locks of that file, so
  // there may be one at a time. A stripe is shared by some folders, which costs them a short wait.
  private static final ReentrantLock[] STRIPES = stripes(64);

  private SwapLock() {}

  private static ReentrantLock[] stripes(int count) {
    ReentrantLock[] locks = new ReentrantLock[count];
    Arrays.setAll(locks, i -> new ReentrantLock());
    return locks;
  }

  /**
   * Runs an action with the lock of a folder, which exists.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; nothing was run
   * @throws StorageException if others hold the lock for too long; nothing was run
   */
  static void hold(Path folder, Action action) throws IOException, InterruptedException {
    Path file = OwnFiles.lock(folder);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    ReentrantLock stripe = STRIPES[Math.floorMod(folder.toRealPath().hashCode(), STRIPES.length)];
    if (!stripe.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw held(file);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (!isLocked(channel)) {
        if (System.nanoTime() - deadline > 0) {
          throw held(file);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      action.run();
    } finally {
      stripe.unlock();
    }
  }

  /** What is done with the lock. */
  interface Action {
    void run() throws IOException;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofAnotherClassLoader) {
      return false;
    }
  }

  private static StorageException held(Path file) {
    return new StorageException(
        "Others have held the lock %s for %d seconds; if one of them hangs, end it"
            .formatted(file, PATIENCE_SECONDS),
        null);
  }
}
