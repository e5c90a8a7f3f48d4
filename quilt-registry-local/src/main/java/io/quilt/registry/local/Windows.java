package io.quilt.registry.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What Windows does otherwise. */
final class Windows {
  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Windows() {}

  static boolean is(FileSystem files) {
    return files.getSeparator().equals("\\");
  }

  /**
   * Replaces or deletes a file, again for a second: Windows denies it as long as somebody, such as
   * a reader of this object or a virus scanner, has the file open.
   */
  static <T> T whileInUse(Path file, Folders.Action<T> action) throws IOException {
    for (int left = is(file.getFileSystem()) ? ATTEMPTS : 0; ; left--) {
      try {
        return action.run();
      } catch (AccessDeniedException e) {
        if (left == 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
