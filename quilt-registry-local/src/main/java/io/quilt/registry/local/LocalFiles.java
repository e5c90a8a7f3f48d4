package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.ObjectInfo;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files as objects: what a path and its attributes say. */
final class LocalFiles {
  private LocalFiles() {}

  /** The folder of a file; a path below a root always has one. */
  static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Not a file in a folder: " + file);
    }
    return parent;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static PhysicalKey physicalKey(Path folder) {
    String separator = folder.getFileSystem().getSeparator();
    String path = folder.toAbsolutePath().toString().replace(separator, "/");
    return PhysicalKey.of(PhysicalKey.FILE, "", path.startsWith("/") ? path : "/" + path, null);
  }

  /** The file that a {@code file:} key names on the given file system. */
  static Path path(PhysicalKey key, FileSystem files) {
    String path = key.path();
    boolean drive = path.length() > 2 && path.charAt(2) == ':' && Windows.is(files);
    try {
      return files.getPath(drive ? path.substring(1) : path);
    } catch (InvalidPathException e) {
      throw new UnsafeKeyException(
          key.toString(), "this file system cannot hold the name (%s)".formatted(e.getReason()));
    }
  }

  /** The attributes of the file that is an object; null if there is none. */
  static @Nullable BasicFileAttributes look(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() ? found : null;
    } catch (NoSuchFileException notThere) {
      return null;
    } catch (AccessDeniedException denied) {
      throw denied;
    } catch (FileSystemException e) {
      if (isBelowFile(file)) {
        return null;
      }
      throw e;
    }
  }

  /** Whether there cannot be such a file, for something on the way to it is no folder. */
  static boolean isBelowFile(Path file) {
    for (Path above = file.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        return !Files.isDirectory(above);
      }
    }
    return false;
  }

  /**
   * Checks that a file that is there has the very name that is asked for: a file system that
   * ignores case, or how Unicode is composed, has one file for two keys, and a put of the second
   * would replace the first.
   */
  static void checkSpelling(String key, Path file) throws IOException {
    try {
      String there = name(file.toRealPath());
      if (!there.equals(name(file)) && !Files.isSymbolicLink(file)) {
        throw new UnsafeKeyException(
            key, "this file system takes it for '%s', which is there already".formatted(there));
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      // Nothing is replaced.
    }
  }

  static ObjectInfo info(String key, BasicFileAttributes file) {
    Instant modified = file.lastModifiedTime().toInstant();
    return new ObjectInfo(key, file.size(), modified, revision(file), null, List.of());
  }

  /**
   * What differs between any two contents of a key. A put gives every content an inode of its own
   * and the time of that moment to the nanosecond: an inode that was freed and taken again has
   * another time. Clients that write in place change the time or the size.
   */
  static String revision(BasicFileAttributes file) {
    Instant modified = file.lastModifiedTime().toInstant();
    return modified.getEpochSecond()
        + "."
        + modified.getNano()
        + "-"
        + file.size()
        + "-"
        + file.fileKey();
  }
}
