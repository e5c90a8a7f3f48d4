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
  private static final int TRAITS = Spliterator.ORDERED | Spliterator.NONNULL;

  private final Side older;
  private final Side newer;
  private @Nullable EntryChange next;

  private EntryDiff(Side older, Side newer) {
    this.older = older;
    this.newer = newer;
  }

  static Stream<EntryChange> of(EntrySource older, EntrySource newer) {
    Side left = new Side("older", older);
    Side right = new Side("newer", newer);
    EntryDiff walk = new EntryDiff(left, right);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, TRAITS), false)
        .onClose(left::close)
        .onClose(right::close);
  }

  @Override
  public boolean hasNext() {
    while (next == null && (older.peek() != null || newer.peek() != null)) {
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
    PackageEntry left = older.peek();
    PackageEntry right = newer.peek();
    if (left != null && (right == null || left.logicalKey().compareTo(right.logicalKey()) < 0)) {
      older.drop();
      return EntryChange.deleted(left);
    }
    if (right != null && (left == null || !left.logicalKey().equals(right.logicalKey()))) {
      newer.drop();
      return EntryChange.added(right);
    }
    older.drop();
    newer.drop();
    return left == null || right == null || left.sameContent(right)
        ? null
        : EntryChange.modified(left, right);
  }

  /** One of the two contents, opened when its first entry is asked for. */
  private static final class Side {
    private final String name;
    private final EntrySource source;
    private @Nullable Stream<PackageEntry> stream;
    private @Nullable Iterator<PackageEntry> entries;
    private @Nullable PackageEntry head;
    private @Nullable LogicalKey last;

    Side(String name, EntrySource source) {
      this.name = name;
      this.source = source;
    }

    @Nullable PackageEntry peek() {
      if (head == null && iterator().hasNext()) {
        head = inOrder(iterator().next());
      }
      return head;
    }

    void drop() {
      head = null;
    }

    void close() {
      if (stream != null) {
        stream.close();
      }
    }

    private Iterator<PackageEntry> iterator() {
      Iterator<PackageEntry> known = entries;
      if (known == null) {
        stream = source.entries();
        known = stream.iterator();
        entries = known;
      }
      return known;
    }

    private PackageEntry inOrder(PackageEntry entry) {
      LogicalKey key = entry.logicalKey();
      if (last != null && last.compareTo(key) >= 0) {
        throw new MalformedManifestException(
            "of the %s content".formatted(name),
            0,
            "entry '%s' comes after '%s', which is not package order".formatted(key, last));
      }
      last = key;
      return entry;
    }
  }
}
