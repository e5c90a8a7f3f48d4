package io.quilt.core.content;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.core.manifest.EntryCollector;
import io.quilt.core.manifest.EntryCursor;
import io.quilt.core.manifest.ManifestRow;
import io.quilt.core.manifest.PackedEntries;
import io.quilt.core.manifest.Spool;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packed entries with changes over them. Every changed entry takes about 500 bytes of memory until
 * the package is built.
 */
final class EntryOverlay {
  private final @Nullable PackedEntries base;
  private final NavigableMap<LogicalKey, PackageEntry> added = new TreeMap<>();
  private final Set<LogicalKey> removed = new HashSet<>();

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
    // A file that is a directory of the key would be the last before it, as nothing is below a
    // file.
    LogicalKey before = added.floorKey(key);
    if (!key.equals(before)) {
      checkFree(key, before);
    }
    added.put(key, entry);
  }

  private void checkFree(LogicalKey key, @Nullable LogicalKey before) {
    if (before != null && key.isBelow(before)) {
      throw isFile(key, before);
    }
    LogicalKey after = added.higherKey(key);
    if (after != null && after.isBelow(key)) {
      throw isDirectory(key);
    }
    if (base != null && !inBase(key)) {
      checkFreeInBase(key);
    }
  }

  private void checkFreeInBase(LogicalKey key) {
    for (Optional<LogicalKey> up = key.parent(); up.isPresent(); up = up.get().parent()) {
      if (inBase(up.get())) {
        throw isFile(key, up.get());
      }
    }
    forEachBelow(
        key,
        below -> {
          throw isDirectory(key);
        });
  }

  private static IllegalArgumentException isFile(LogicalKey key, LogicalKey file) {
    return new IllegalArgumentException(
        "'%s' cannot be added: '%s' is a file of the package".formatted(key, file));
  }

  private static IllegalArgumentException isDirectory(LogicalKey key) {
    return new IllegalArgumentException(
        "'%s' cannot be added: it is a directory of the package".formatted(key));
  }

  boolean contains(LogicalKey key) {
    return added.containsKey(key) || inBase(key);
  }

  private boolean inBase(LogicalKey key) {
    return base != null && base.find(key.value()) != null && !removed.contains(key);
  }

  /** Goes through the keys below a directory that the packed entries still have. */
  private void forEachBelow(LogicalKey directory, Consumer<LogicalKey> keys) {
    if (base == null) {
      return;
    }
    try (EntryCursor cursor = base.cursor(directory.value())) {
      while (cursor.next()) {
        LogicalKey key = LogicalKey.of(cursor.row().logicalKey());
        if (!removed.contains(key)) {
          keys.accept(key);
        }
      }
    }
  }

  /** Removes an entry, or all below a directory; whether there was one. */
  boolean remove(LogicalKey key) {
    boolean any = added.remove(key) != null;
    if (inBase(key)) {
      any = removed.add(key);
    }
    return any || removeBelow(key);
  }

  private boolean removeBelow(LogicalKey directory) {
    // What is below a directory follows it directly, and this is the first key after all of that.
    LogicalKey after = LogicalKey.of(directory.value() + "\0");
    NavigableMap<LogicalKey, PackageEntry> below = added.subMap(directory, false, after, false);
    boolean any = !below.isEmpty();
    below.clear();
    int before = removed.size();
    forEachBelow(directory, removed::add);
    return any || removed.size() > before;
  }

  /** The entries as changed. */
  PackedEntries pack() {
    if (base != null && added.isEmpty() && removed.isEmpty()) {
      return base;
    }
    try (EntryCollector collector = new EntryCollector(Spool.inMemory())) {
      addBase(collector);
      ManifestRow row = new ManifestRow();
      added.values().forEach(entry -> collector.add(Rows.fill(row, entry)));
      return collector.finish();
    }
  }

  private void addBase(EntryCollector collector) {
    if (base == null) {
      return;
    }
    try (EntryCursor cursor = base.cursor()) {
      while (cursor.next()) {
        LogicalKey key = LogicalKey.of(cursor.row().logicalKey());
        if (!removed.contains(key) && !added.containsKey(key)) {
          collector.add(cursor.row());
        }
      }
    }
  }
}
