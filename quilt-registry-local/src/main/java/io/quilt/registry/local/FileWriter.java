package io.quilt.registry.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Writes files whole or not at all. Thread-safe. */
final class FileWriter {
  private final Folders folders;
  private final RecentPaths tidied = new RecentPaths();

  FileWriter(Folders folders) {
    this.folders = folders;
  }

  /** What is written. */
  interface Content {
    void writeTo(FileChannel file) throws IOException;
  }

  /** Writes a file under a condition, onto the disk. */
  ObjectInfo write(String key, Path target, Content content, PutCondition condition)
      throws IOException, InterruptedException {
    check(key, target, condition);
    try {
      return write(key, target, OwnFiles.folder(target), content, condition);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      return write(key, target, LocalFiles.parent(target), content, condition);
    }
  }

  private ObjectInfo write(
      String key, Path target, Path scratch, Content content, PutCondition condition)
      throws IOException, InterruptedException {
    Path temporary = OwnFiles.temporary(scratch);
    boolean published = false;
    try {
      fill(scratch, temporary, content);
      BasicFileAttributes written = Files.readAttributes(temporary, BasicFileAttributes.class);
      publish(temporary, target, condition);
      published = true;
      sync(target);
      return LocalFiles.info(key, written);
    } finally {
      discard(temporary);
      if (!published) {
        folders.removeEmpty(LocalFiles.parent(target));
      }
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException removedOnceItIsStale) {
      // What was written, or the error that is under way, says more.
    }
  }

  private void fill(Path scratch, Path temporary, Content content) throws IOException {
    try (FileChannel file = folders.in(scratch, () -> create(temporary))) {
      if (tidied.add(scratch)) {
        OwnFiles.removeStale(scratch);
      }
      content.writeTo(file);
      // The clock of the file system may stand still for some milliseconds; this one does not.
      Files.setLastModifiedTime(temporary, FileTime.from(Instant.now()));
      file.force(true);
    }
  }

  private static FileChannel create(Path temporary) throws IOException {
    return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Fails before anything is written where it can; the condition is looked at again later. */
  private static void check(String key, Path target, PutCondition condition) throws IOException {
    BasicFileAttributes there = LocalFiles.look(target);
    boolean holds =
        condition instanceof PutCondition.Always
            || (condition instanceof PutCondition.IfMatches matches
                ? there != null && LocalFiles.revision(there).equals(matches.revision())
                : there == null);
    if (!holds) {
      throw new PreconditionFailedException(target.toString());
    }
    if (there == null && Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "a folder of that name is there");
    }
    if (there != null) {
      LocalFiles.checkSpelling(key, target);
    }
  }

  private void publish(Path temporary, Path target, PutCondition condition)
      throws IOException, InterruptedException {
    if (condition instanceof PutCondition.IfMatches matches) {
      swap(temporary, target, matches.revision());
    } else if (condition instanceof PutCondition.IfAbsent) {
      add(temporary, target);
    } else {
      replace(temporary, target);
    }
  }

  private void add(Path temporary, Path target) throws IOException, InterruptedException {
    try {
      folders.in(LocalFiles.parent(target), () -> Files.createLink(target, temporary));
    } catch (FileSystemException | UnsupportedOperationException thereOrNoLinks) {
      SwapLock.hold(
          OwnFiles.folder(target),
          () -> {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
              throw new PreconditionFailedException(target.toString());
            }
            replace(temporary, target);
          });
    }
  }

  private void swap(Path temporary, Path target, String revision)
      throws IOException, InterruptedException {
    SwapLock.hold(
        OwnFiles.folder(target),
        () -> {
          BasicFileAttributes there = LocalFiles.look(target);
          if (there == null || !LocalFiles.revision(there).equals(revision)) {
            throw new PreconditionFailedException(target.toString());
          }
          replace(temporary, target);
        });
  }

  private void replace(Path temporary, Path target) throws IOException {
    folders.in(
        LocalFiles.parent(target),
        () ->
            Windows.whileInUse(
                target, () -> Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING)));
  }

  private static void sync(Path target) {
    try {
      Folders.sync(LocalFiles.parent(target));
    } catch (IOException e) {
      throw new StoreOutcomeUnknownException(target.toString(), e);
    }
  }
}
