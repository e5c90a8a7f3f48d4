package io.quilt.registry.local;

import io.quilt.spi.KeyOrder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is in one folder, in the order of keys. Names are read in portions, each the next ones in
 * order, so that a folder of any size takes bounded memory; attributes are read one by one. A
 * folder waits until the names are done that sort before its slash: {@code a-b} is before {@code
 * a/}.
 */
final class Level {
  private final Path folder;
  private final Predicate<String> wanted;
  private final int portion;
  private final Deque<String> names = new ArrayDeque<>();
  private final PriorityQueue<Child> waiting =
      new PriorityQueue<>(Comparator.comparing(Child::sortName, KeyOrder::compare));
  private @Nullable String last;
  private boolean complete;

  /**
   * Nothing is read yet.
   *
   * @param wanted which names are looked at
   * @param portion how many names are held at most, twice that while they are read
   */
  Level(Path folder, Predicate<String> wanted, int portion) {
    this.folder = folder;
    this.wanted = wanted;
    this.portion = portion;
  }

  /** The next file or folder; null at the end. */
  @Nullable Child next() throws IOException {
    while (true) {
      checkInterrupt();
      String name = peek();
      Child first = waiting.peek();
      if (first != null && (name == null || KeyOrder.compare(first.sortName(), name) < 0)) {
        return waiting.poll();
      }
      if (name == null) {
        return null;
      }
      Child child = look(names.remove());
      if (child != null && !child.isFolder()) {
        return child;
      }
      if (child != null) {
        waiting.add(child);
      }
    }
  }

  private @Nullable String peek() throws IOException {
    if (names.isEmpty() && !complete) {
      readPortion();
    }
    return names.peek();
  }

  private void readPortion() throws IOException {
    List<String> smallest = new ArrayList<>();
    complete = true;
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        checkInterrupt();
        String name = LocalFiles.name(path);
        if (isNext(name)) {
          smallest.add(name);
        }
        if (smallest.size() >= 2L * portion) {
          cut(smallest);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException nothingThere) {
      return;
    }
    cut(smallest);
    names.addAll(smallest);
    last = names.peekLast();
  }

  private void checkInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException(folder.toString());
    }
  }

  private boolean isNext(String name) {
    return (last == null || KeyOrder.compare(name, last) > 0)
        && !OwnFiles.isOwn(name)
        && wanted.test(name);
  }

  private void cut(List<String> smallest) {
    smallest.sort(KeyOrder::compare);
    if (smallest.size() > portion) {
      smallest.subList(portion, smallest.size()).clear();
      complete = false;
    }
  }

  private @Nullable Child look(String name) throws IOException {
    Path path = folder.resolve(name);
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      boolean listed = found.isRegularFile() || found.isDirectory();
      return listed ? new Child(name, path, found) : null;
    } catch (NoSuchFileException vanishedOrBrokenLink) {
      return null;
    } catch (AccessDeniedException denied) {
      throw denied;
    } catch (IOException e) {
      boolean linkInCircles = Files.isSymbolicLink(path);
      if (linkInCircles) {
        return null;
      }
      throw e;
    }
  }
}
