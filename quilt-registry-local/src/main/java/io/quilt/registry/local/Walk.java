package io.quilt.registry.local;

import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects and folders of a list, one after the other, in the order of their keys. It holds no
 * file open; a folder that was entered is listed as it was then. Not thread-safe.
 */
final class Walk {
  /**
   * An object or a folder.
   *
   * @param key ends in a slash for a folder
   * @param object null for a folder
   */
  record Item(String key, @Nullable ObjectInfo object) {}

  private record Step(String prefix, Level level) {}

  private final boolean recursive;
  private final KeyRange range;
  private final int portion;
  private final Deque<Step> steps = new ArrayDeque<>();
  private @Nullable Item ahead;

  /**
   * Begins a walk.
   *
   * @param folder the folder of the request's prefix, up to its last slash
   * @param range the keys that are wanted
   * @param portion how many names of a folder are held at most
   */
  Walk(Path folder, ListRequest request, KeyRange range, int portion) {
    this.portion = portion;
    this.recursive = !request.folders();
    this.range = range;
    String prefix = request.prefix();
    int names = prefix.lastIndexOf('/') + 1;
    enter(folder, prefix.substring(0, names), prefix.substring(names));
  }

  private void enter(Path folder, String prefix, String namePrefix) {
    Level level =
        new Level(
            folder, name -> name.startsWith(namePrefix) && range.mayHold(prefix, name), portion);
    steps.push(new Step(prefix, level));
  }

  boolean hasNext() throws IOException {
    if (ahead == null) {
      ahead = find();
    }
    return ahead != null;
  }

  Item next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Item item = Objects.requireNonNull(ahead);
    ahead = null;
    return item;
  }

  private @Nullable Item find() throws IOException {
    while (!steps.isEmpty()) {
      Step step = steps.element();
      Child child = step.level().next();
      Item item = child == null ? null : item(step.prefix(), child);
      if (item != null) {
        return item;
      }
      if (child == null) {
        steps.remove(step);
      }
    }
    return null;
  }

  private @Nullable Item item(String prefix, Child child) throws IOException {
    String key = prefix + child.sortName();
    if (!child.isFolder()) {
      return range.holds(key) ? new Item(key, LocalFiles.info(key, child.attributes())) : null;
    }
    if (recursive) {
      if (!Files.isSymbolicLink(child.path())) {
        enter(child.path(), key, "");
      }
      return null;
    }
    return holdsPartOf(key, child.path()) ? new Item(key, null) : null;
  }

  /** Whether a folder in which the range begins has anything after that. */
  private boolean holdsPartOf(String key, Path folder) throws IOException {
    return !range.beginsInside(key)
        || new Walk(folder, ListRequest.recursive(key), range, portion).hasNext();
  }
}
