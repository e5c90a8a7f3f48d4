package io.quilt.core.transfer;

import io.quilt.api.PackageEntry;

/**
 * An entry as it lies in a store.
 *
 * @param entry with its new place, and the size and checksum of the bytes there
 * @param bytesCopied how many bytes were moved for it; 0 when they were there already
 * @param copied whether they were moved
 */
public record Stored(PackageEntry entry, long bytesCopied, boolean copied) {
  /** It stays where it is. */
  public static Stored kept(PackageEntry entry) {
    return new Stored(entry, 0, false);
  }
}
