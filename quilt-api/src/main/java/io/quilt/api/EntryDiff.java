package io.quilt.api;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks two contents side by side, in package order. */
final class EntryDiff implements Iterator<EntryChange> {
  private final Iterator<PackageEntry> older;
  private final Iterator<PackageEntry> newer;
  private @Nullable PackageEntry before;
  private @Nullable PackageEntry after;
  private @Nullable EntryChange next;

  private EntryDiff(Iterator<PackageEntry> older, Iterator<PackageEntry> newer) {
    this.older = older;
    this.newer = newer;
    this.before = next(older);
    this.after = next(newer);
  }

  static Stream<EntryChange> of(EntrySource older, EntrySource newer) {
    Stream<PackageEntry> left = older.entries();
    Stream<PackageEntry> right = newer.entries();
    EntryDiff walk = new EntryDiff(left.iterator(), right.iterator());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(left::close)
        .onClose(right::close);
  }

  @Override
  public boolean hasNext() {
    while (next == null && (before != null || after != null)) {
      next = step();
    }
    return next != null;
  }

  @Override
  public EntryChange next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    EntryChange found = Objects.requireNonNull(next);
    next = null;
    return found;
  }

  private @Nullable EntryChange step() {
    PackageEntry left = before;
    PackageEntry right = after;
    if (left != null && (right == null || left.logicalKey().compareTo(right.logicalKey()) < 0)) {
      before = next(older);
      return EntryChange.deleted(left);
    }
    if (right != null && (left == null || !left.logicalKey().equals(right.logicalKey()))) {
      after = next(newer);
      return EntryChange.added(right);
    }
    before = next(older);
    after = next(newer);
    return left == null || right == null || left.sameContent(right)
        ? null
        : EntryChange.modified(left, right);
  }

  private static @Nullable PackageEntry next(Iterator<PackageEntry> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
