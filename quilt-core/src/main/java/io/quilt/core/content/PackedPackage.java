package io.quilt.core.content;

import io.quilt.api.EntryNotFoundException;
import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.QuiltPackage;
import io.quilt.core.manifest.EntryCollector;
import io.quilt.core.manifest.EntryCursor;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestRow;
import io.quilt.core.manifest.PackedEntries;
import io.quilt.core.manifest.Spool;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A package in memory, its entries packed. */
public final class PackedPackage extends ManifestContent implements QuiltPackage {
  PackedPackage(Manifest manifest, Lineage lineage) {
    super(manifest, lineage);
  }

  private PackedEntries packed() {
    return manifest().entries();
  }

  @Override
  public int size() {
    return Math.toIntExact(packed().size());
  }

  @Override
  public long totalBytes() {
    long total = 0;
    try (EntryCursor cursor = packed().cursor()) {
      while (cursor.next()) {
        total += Math.max(cursor.row().size(), 0);
      }
    }
    return total;
  }

  @Override
  public List<String> list(Optional<LogicalKey> directory) {
    String prefix = directory.map(key -> key.value() + "/").orElse("");
    List<String> names = new ArrayList<>();
    try (EntryCursor cursor =
        directory.map(key -> packed().cursor(key.value())).orElseGet(packed()::cursor)) {
      while (cursor.next()) {
        String name = nameBelow(prefix, cursor.row().logicalKey());
        if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
          names.add(name);
        }
      }
    }
    if (directory.isPresent() && names.isEmpty()) {
      throw new EntryNotFoundException(directory.get().value());
    }
    return names;
  }

  private static String nameBelow(String prefix, String key) {
    int slash = key.indexOf('/', prefix.length());
    return key.substring(prefix.length(), slash < 0 ? key.length() : slash + 1);
  }

  @Override
  public QuiltPackage filter(Predicate<PackageEntry> accepted) {
    try (EntryCollector collector = new EntryCollector(Spool.inMemory());
        EntryCursor cursor = packed().cursor()) {
      while (cursor.next()) {
        if (accepted.test(Rows.entry(cursor.row()))) {
          collector.add(cursor.row());
        }
      }
      return with(collector.finish());
    }
  }

  @Override
  public QuiltPackage map(Function<PackageEntry, PackageEntry> change) {
    try (EntryCollector collector = new EntryCollector(Spool.inMemory());
        EntryCursor cursor = packed().cursor()) {
      ManifestRow row = new ManifestRow();
      while (cursor.next()) {
        collector.add(Rows.fill(row, change.apply(Rows.entry(cursor.row()))));
      }
      return with(collector.finish());
    }
  }

  private QuiltPackage with(PackedEntries entries) {
    return new PackedPackage(
        new Manifest(manifest().header(), manifest().directories(), entries), lineage());
  }

  @Override
  public Builder toBuilder() {
    return new PackageBuilder(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackedPackage that
        && manifest().header().equals(that.manifest().header())
        && directories().equals(that.directories())
        && size() == that.size()
        && sameEntries(that);
  }

  private boolean sameEntries(PackedPackage that) {
    try (Stream<PackageEntry> left = entries();
        Stream<PackageEntry> right = that.entries()) {
      Iterator<PackageEntry> others = right.iterator();
      return left.allMatch(entry -> entry.equals(others.next()));
    }
  }

  @Override
  public int hashCode() {
    return Objects.hash(manifest().header(), packed().size());
  }

  /** Returns the header and the number of entries. */
  @Override
  public String toString() {
    return "QuiltPackage[" + manifest().header() + ", " + size() + " entries]";
  }
}
