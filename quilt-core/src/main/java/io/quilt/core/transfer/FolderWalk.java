package io.quilt.core.transfer;

import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * A file.
   *
   * @param key its path relative to the folder, with slashes
   * @param file where it is
   */
  public record FoundFile(String key, Path file) {}

  private record Level(String prefix, Path realPath, Iterator<Path> children) {}

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
      levels.push(new Level(prefix, real, sortedChildren(folder)));
    } catch (IOException e) {
      throw LocalErrors.of(e, folder, "list");
    }
  }

  private static Iterator<Path> sortedChildren(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .sorted((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)))
          .toList()
          .iterator();
    }
  }

  private static byte[] utf8(Path path) {
    return name(path).getBytes(StandardCharsets.UTF_8);
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  @Override
  public boolean hasNext() {
    while (next == null && !levels.isEmpty()) {
      Level level = levels.element();
      if (level.children().hasNext()) {
        visit(level.prefix(), level.children().next());
      } else {
        levels.pop();
      }
    }
    return next != null;
  }

  private void visit(String prefix, Path path) {
    String key = prefix + name(path);
    boolean directory = Files.isDirectory(path);
    if (filter.excludes(key, directory)) {
      return;
    }
    if (directory) {
      enter(key + "/", path);
    } else if (Files.isRegularFile(path)) {
      next = new FoundFile(key, path);
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
