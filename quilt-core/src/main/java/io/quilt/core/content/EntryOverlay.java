package io.quilt.core.content;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.core.manifest.PackedEntries;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packed entries with changes over them. Every changed entry takes about 400 bytes of memory until
 * the package is built.
 */
final class EntryOverlay {
  private final @Nullable PackedEntries base;
  private final NavigableMap<LogicalKey, Optional<PackageEntry>> changes = new TreeMap<>();

  private EntryOverlay(@Nullable PackedEntries base) {
    this.base = base;
  }

  static EntryOverlay empty() {
    return new EntryOverlay(null);
  }

  static EntryOverlay over(PackedEntries base) {
    return new EntryOverlay(base);
  }

  void put(PackageEntry entry) {
    LogicalKey key = entry.logicalKey();
    if (!contains(key)) {
      checkFree(key);
    }
    changes.put(key, Optional.of(entry));
  }

  private void checkFree(LogicalKey key) {
    for (Optional<LogicalKey> up = key.parent(); up.isPresent(); up = up.get().parent()) {
      if (contains(up.get())) {
        throw new IllegalArgumentException(
            "'%s' cannot be added: '%s' is a file of the package".formatted(key, up.get()));
      }
    }
    if (hasBelow(key)) {
      throw new IllegalArgumentException(
          "'%s' cannot be added: it is a directory of the package".formatted(key));
    }
  }

  boolean contains(LogicalKey key) {
    Optional<PackageEntry> change = changes.get(key);
    return change == null ? base != null && base.find(key.value()) != null : change.isPresent();
  }

  private boolean hasBelow(LogicalKey directory) {
    return changesBelow(directory).values().stream().anyMatch(Optional::isPresent)
        || baseBelow(directory).anyMatch(entry -> !changes.containsKey(entry.logicalKey()));
  }

  private NavigableMap<LogicalKey, Optional<PackageEntry>> changesBelow(LogicalKey directory) {
    // What is below a directory follows it directly, and this is the first key after all of that.
    LogicalKey after = LogicalKey.of(directory.value() + "\0");
    return changes.subMap(directory, false, after, false);
  }

  private Stream<PackageEntry> baseBelow(LogicalKey directory) {
    return base == null ? Stream.empty() : Rows.stream(base.cursor(directory.value()));
  }

  /** Removes an entry, or all below a directory; whether there was one. */
  boolean remove(LogicalKey key) {
    if (contains(key)) {
      changes.put(key, Optional.empty());
      return true;
    }
    boolean any = hasBelow(key);
    changesBelow(key).clear();
    try (Stream<PackageEntry> below = baseBelow(key)) {
      below.forEach(entry -> changes.put(entry.logicalKey(), Optional.empty()));
    }
    return any;
  }

  /** The entries as changed, in package order. */
  Iterator<PackageEntry> iterator() {
    Iterator<PackageEntry> packed =
        base == null ? Collections.emptyIterator() : Rows.stream(base.cursor()).iterator();
    return new Merged(packed, changes);
  }

  /** Walks both in order; a change hides the packed entry of its key. */
  private static final class Merged implements Iterator<PackageEntry> {
    private final Iterator<PackageEntry> packed;
    private final Map<LogicalKey, Optional<PackageEntry>> hidden;
    private final Iterator<PackageEntry> changed;
    private @Nullable PackageEntry nextPacked;
    private @Nullable PackageEntry nextChanged;

    Merged(Iterator<PackageEntry> packed, Map<LogicalKey, Optional<PackageEntry>> changes) {
      this.packed = packed;
      this.hidden = changes;
      this.changed = changes.values().stream().flatMap(Optional::stream).iterator();
      advancePacked();
      advanceChanged();
    }

    private void advancePacked() {
      nextPacked = null;
      while (nextPacked == null && packed.hasNext()) {
        PackageEntry entry = packed.next();
        nextPacked = hidden.containsKey(entry.logicalKey()) ? null : entry;
      }
    }

    private void advanceChanged() {
      nextChanged = changed.hasNext() ? changed.next() : null;
    }

    @Override
    public boolean hasNext() {
      return nextPacked != null || nextChanged != null;
    }

    @Override
    public PackageEntry next() {
      PackageEntry left = nextPacked;
      PackageEntry right = nextChanged;
      if (left != null && (right == null || left.logicalKey().compareTo(right.logicalKey()) < 0)) {
        advancePacked();
        return left;
      }
      if (right == null) {
        throw new NoSuchElementException();
      }
      advanceChanged();
      return right;
    }
  }
}
