package io.quilt.core.hash;

import io.quilt.api.Checksum;
import java.util.Objects;

/**
 * The size and the checksum of a file, from the same read of its bytes.
 *
 * @param size in bytes
 * @param checksum of all of them
 */
public record HashedFile(long size, Checksum checksum) {
  /** Checks that the checksum is there. */
  public HashedFile {
    Objects.requireNonNull(checksum);
  }
}
