package io.quilt.registry.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders that come with the first file in them and go with the last. Thread-safe. */
final class Folders {
  private static final int ATTEMPTS = 20;

  private final Path root;
  private final RecentPaths known = new RecentPaths();

  Folders(Path root) {
    this.root = root;
  }

  /** Something that needs a folder. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs an action in a folder, which is made if need be, again if a deletion took it away. */
  <T> T in(Path folder, Action<T> action) throws IOException {
    for (int left = ATTEMPTS; ; left--) {
      prepare(folder);
      try {
        return action.run();
      } catch (NoSuchFileException gone) {
        known.remove(folder);
        if (left == 0) {
          throw gone;
        }
      }
    }
  }

  private void prepare(Path folder) throws IOException {
    if (!known.contains(folder)) {
      create(folder);
      known.add(folder);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = LocalFiles.parent(folder);
    for (int left = ATTEMPTS; ; left--) {
      create(parent);
      try {
        Files.createDirectory(folder);
        sync(parent);
        return;
      } catch (FileAlreadyExistsException e) {
        if (isFolder(folder, e)) {
          return;
        }
        if (left == 0) {
          throw e;
        }
      } catch (NoSuchFileException gone) {
        if (left == 0) {
          throw gone;
        }
      }
    }
  }

  /** Whether it is a folder now; not if a deletion has just taken it away. */
  private static boolean isFolder(Path path, FileAlreadyExistsException file) throws IOException {
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
        throw file;
      }
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Brings the names in a folder onto the disk, whatever interrupts the thread. */
  static void sync(Path folder) throws IOException {
    if (folder.getFileSystem() != FileSystems.getDefault() || Windows.is(folder.getFileSystem())) {
      return;
    }
    boolean interrupted = false;
    try {
      while (!trySync(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean trySync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (ClosedByInterruptException again) {
      return false;
    } catch (AccessDeniedException unreadable) {
      return true;
    }
    return true;
  }

  /** Removes a folder and those above it, as far as they are empty; the root stays. */
  void removeEmpty(Path folder) {
    Path empty = folder;
    while (empty != null && !empty.equals(root) && empty.startsWith(root)) {
      try {
        if (!Files.isDirectory(empty, LinkOption.NOFOLLOW_LINKS)) {
          return;
        }
        Files.delete(empty);
        known.remove(empty);
      } catch (IOException inUse) {
        return;
      }
      empty = empty.getParent();
    }
  }
}
