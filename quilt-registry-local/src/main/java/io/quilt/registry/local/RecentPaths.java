package io.quilt.registry.local;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Paths that were seen lately; all are forgotten when they become too many. Thread-safe. */
final class RecentPaths {
  private static final int LIMIT = 10_000;

  private final Set<Path> paths = ConcurrentHashMap.newKeySet();

  boolean contains(Path path) {
    return paths.contains(path);
  }

  /** Whether the path was not there before. */
  boolean add(Path path) {
    if (paths.size() >= LIMIT) {
      paths.clear();
    }
    return paths.add(path);
  }

  void remove(Path path) {
    paths.remove(path);
  }
}
