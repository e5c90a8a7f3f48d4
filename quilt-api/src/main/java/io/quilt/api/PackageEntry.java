package io.quilt.api;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One file of a package: where it stands in the package, where its bytes are, and what they are.
 * Immutable and thread-safe.
 *
 * <p>Size and checksum may be unknown; building or pushing a package reads the bytes and fills
 * both, always from the same read.
 */
public final class PackageEntry {
  private static final String USER_META = "user_meta";

  private final LogicalKey logicalKey;
  private final PhysicalKey physicalKey;
  private final long size;
  private final @Nullable Checksum checksum;
  private final Metadata meta;

  private PackageEntry(
      LogicalKey logicalKey,
      PhysicalKey physicalKey,
      long size,
      @Nullable Checksum checksum,
      Metadata meta) {
    this.logicalKey = Objects.requireNonNull(logicalKey);
    this.physicalKey = Objects.requireNonNull(physicalKey);
    this.size = size;
    this.checksum = checksum;
    this.meta = Objects.requireNonNull(meta);
  }

  /** An entry whose size and checksum are not known yet, without metadata. */
  public static PackageEntry of(LogicalKey logicalKey, PhysicalKey physicalKey) {
    return new PackageEntry(logicalKey, physicalKey, -1, null, Metadata.empty());
  }

  /** The path inside the package. */
  public LogicalKey logicalKey() {
    return logicalKey;
  }

  /** The URL of the bytes. */
  public PhysicalKey physicalKey() {
    return physicalKey;
  }

  /** The number of bytes, if known. */
  public OptionalLong size() {
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /** The checksum of the bytes, if known. */
  public Optional<Checksum> checksum() {
    return Optional.ofNullable(checksum);
  }

  /** The user's metadata: the member {@code user_meta} of {@link #meta()}, or no members. */
  @SuppressWarnings("unchecked")
  public Metadata metadata() {
    if (meta.isEmpty() || !(meta.get(USER_META) instanceof Map<?, ?> members)) {
      return Metadata.empty();
    }
    return Metadata.of((Map<String, @Nullable Object>) members);
  }

  /** The whole {@code meta} object of the manifest's row; the top hash covers all of it. */
  public Metadata meta() {
    return meta;
  }

  /** This entry under another logical key. */
  public PackageEntry withLogicalKey(LogicalKey key) {
    return new PackageEntry(key, physicalKey, size, checksum, meta);
  }

  /** This entry with its bytes, the same ones, at another place. */
  public PackageEntry withPhysicalKey(PhysicalKey key) {
    return new PackageEntry(logicalKey, key, size, checksum, meta);
  }

  /**
   * This entry with a size, and no checksum.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public PackageEntry withSize(long bytes) {
    return new PackageEntry(logicalKey, physicalKey, checkedSize(bytes), null, meta);
  }

  /**
   * This entry with a size and a checksum, which must come from the same read of the bytes.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public PackageEntry withContent(long bytes, Checksum sum) {
    return new PackageEntry(
        logicalKey, physicalKey, checkedSize(bytes), Objects.requireNonNull(sum), meta);
  }

  /** This entry with a checksum; its size stays as it is, known or not. */
  public PackageEntry withChecksum(Checksum sum) {
    return new PackageEntry(logicalKey, physicalKey, size, Objects.requireNonNull(sum), meta);
  }

  /** This entry with other user metadata; other members of {@link #meta()} stay. */
  public PackageEntry withMetadata(Metadata userMetadata) {
    return withMeta(meta.with(USER_META, userMetadata.asMap()));
  }

  /** This entry with another {@code meta} object. */
  public PackageEntry withMeta(Metadata wholeMeta) {
    return new PackageEntry(logicalKey, physicalKey, size, checksum, wholeMeta);
  }

  private static long checkedSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size cannot be negative: " + bytes);
    }
    return bytes;
  }

  /** Whether size, checksum and metadata are equal, as quilt3 compares the entries of a diff. */
  public boolean sameContent(PackageEntry other) {
    return size == other.size
        && Objects.equals(checksum, other.checksum)
        && meta.equals(other.meta);
  }

  /** Whether the other is an entry that is equal in everything. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PackageEntry entry
        && logicalKey.equals(entry.logicalKey)
        && physicalKey.equals(entry.physicalKey)
        && sameContent(entry);
  }

  @Override
  public int hashCode() {
    return Objects.hash(logicalKey, physicalKey, size, checksum);
  }

  /** Returns the logical and the physical key. */
  @Override
  public String toString() {
    return logicalKey + " -> " + physicalKey;
  }
}
