package io.quilt.core.transfer;

import io.quilt.api.PhysicalKey;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The regular files below a folder, in package order. Symbolic links are followed, and a folder
 * that is inside itself by one is an error; hidden files count; empty folders and files that are
 * not regular do not. It holds the names of the folders on the way, no more.
 */
public final class FolderWalk implements Iterator<FolderWalk.FoundFile> {
  /** Says what is left out. */
  @FunctionalInterface
  public interface Filter {
    /** Whether a path, relative with slashes, is left out, with all that is below it. */
    boolean excludes(String path, boolean directory);
  }

  /**
   * A file, as it was found.
   *
   * @param key its path relative to the folder, with slashes
   * @param file where it is, symbolic links resolved
   * @param size in bytes
   * @param parent the folder in which it is
   */
  public record FoundFile(String key, Path file, long size, PhysicalKey parent) {
    /** Where it is. */
    public PhysicalKey physicalKey() {
      return parent.resolve(name(file));
    }
  }

  private record Level(
      String prefix, Path realPath, PhysicalKey physicalKey, Iterator<Child> children) {}

  @SuppressWarnings("ArrayRecordComponent") // The order of the names, never compared otherwise.
  private record Child(byte[] utf8, Path path) {
    Child(Path path) {
      this(name(path).getBytes(StandardCharsets.UTF_8), path);
    }
  }

  private final Filter filter;
  private final Deque<Level> levels = new ArrayDeque<>();
  private @Nullable FoundFile next;

  /**
   * Begins a walk.
   *
   * @throws StorageException if the folder does not exist, is none, or cannot be read
   */
  public FolderWalk(Path folder, Filter filter) {
    this.filter = filter;
    if (!Files.isDirectory(folder)) {
      throw new StorageException("'%s' is not a folder that exists".formatted(folder), null);
    }
    enter("", folder);
  }

  private void enter(String prefix, Path folder) {
    try {
      Path real = folder.toRealPath();
      if (levels.stream().anyMatch(level -> level.realPath().equals(real))) {
        throw new StorageException(
            "Folder '%s' is inside itself by a symbolic link; remove the link or ignore it"
                .formatted(folder),
            null);
      }
      levels.push(new Level(prefix, real, PhysicalKey.of(real), sortedChildren(real)));
    } catch (IOException e) {
      throw LocalErrors.of(e, folder, "list");
    }
  }

  private static Iterator<Child> sortedChildren(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(Child::new)
          .sorted((a, b) -> Arrays.compareUnsigned(a.utf8(), b.utf8()))
          .toList()
          .iterator();
    }
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  @Override
  public boolean hasNext() {
    while (next == null && !levels.isEmpty()) {
      Level level = levels.element();
      if (level.children().hasNext()) {
        visit(level, level.children().next().path());
      } else {
        levels.pop();
      }
    }
    return next != null;
  }

  private void visit(Level level, Path path) {
    String key = level.prefix() + name(path);
    BasicFileAttributes own = attributes(path, LinkOption.NOFOLLOW_LINKS);
    boolean link = own != null && own.isSymbolicLink();
    BasicFileAttributes found = link ? attributes(path) : own;
    boolean directory = found != null && found.isDirectory();
    if (filter.excludes(key, directory)) {
      return;
    }
    if (directory) {
      enter(key + "/", path);
    } else if (found != null && found.isRegularFile()) {
      next =
          link
              ? linked(key, path, found.size())
              : new FoundFile(key, path, found.size(), level.physicalKey());
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path path, LinkOption... options) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, options);
    } catch (IOException gone) {
      return null;
    }
  }

  private static FoundFile linked(String key, Path link, long size) {
    try {
      Path file = link.toRealPath();
      return new FoundFile(
          key, file, size, PhysicalKey.of(Objects.requireNonNull(file.getParent())));
    } catch (IOException e) {
      throw LocalErrors.of(e, link, "read");
    }
  }

  @Override
  public FoundFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    FoundFile found = Objects.requireNonNull(next);
    next = null;
    return found;
  }
}
