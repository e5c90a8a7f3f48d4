package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One difference between two revisions: an entry that was added, modified or deleted. */
public final class EntryChange {
  /** What happened to an entry. */
  public enum Kind {
    /** Only the newer content has it. */
    ADDED,
    /** Both have it, with another size, checksum or metadata. */
    MODIFIED,
    /** Only the older content has it. */
    DELETED
  }

  private final @Nullable PackageEntry before;
  private final @Nullable PackageEntry after;

  private EntryChange(@Nullable PackageEntry before, @Nullable PackageEntry after) {
    this.before = before;
    this.after = after;
  }

  /** An entry that only the newer content has. */
  public static EntryChange added(PackageEntry after) {
    return new EntryChange(null, Objects.requireNonNull(after));
  }

  /** An entry that both have and that is not the same in both. */
  public static EntryChange modified(PackageEntry before, PackageEntry after) {
    return new EntryChange(Objects.requireNonNull(before), Objects.requireNonNull(after));
  }

  /** An entry that only the older content has. */
  public static EntryChange deleted(PackageEntry before) {
    return new EntryChange(Objects.requireNonNull(before), null);
  }

  /** What happened. */
  public Kind kind() {
    if (before == null) {
      return Kind.ADDED;
    }
    return after == null ? Kind.DELETED : Kind.MODIFIED;
  }

  /** The key of the entry. */
  public LogicalKey logicalKey() {
    return Objects.requireNonNull(before != null ? before : after).logicalKey();
  }

  /** The entry as it was; empty when it was added. */
  public Optional<PackageEntry> before() {
    return Optional.ofNullable(before);
  }

  /** The entry as it is; empty when it was deleted. */
  public Optional<PackageEntry> after() {
    return Optional.ofNullable(after);
  }

  /** Returns the kind and the key. */
  @Override
  public String toString() {
    return kind() + " " + logicalKey();
  }
}
