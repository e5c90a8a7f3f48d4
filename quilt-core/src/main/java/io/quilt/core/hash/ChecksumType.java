package io.quilt.core.hash;

import io.quilt.api.Checksum;
import java.util.Optional;

/** The types of checksum that this SDK computes, under the names that manifests use. */
public enum ChecksumType {
  /** {@link Checksum#SHA2_256_CHUNKED}, the default. */
  SHA2_256_CHUNKED(Checksum.SHA2_256_CHUNKED, new ChunkedSha256()),

  /** {@link Checksum#SHA256}, the legacy type. */
  SHA256(Checksum.SHA256, new WholeSha256()),

  /** {@link Checksum#CRC64NVME}. */
  CRC64NVME(Checksum.CRC64NVME, new Crc64Nvme());

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // no algorithm has a field
  private final Algorithm algorithm;

  ChecksumType(String label, Algorithm algorithm) {
    this.label = label;
    this.algorithm = algorithm;
  }

  /** Returns the type of that name, or empty when this SDK does not compute it. */
  public static Optional<ChecksumType> find(String label) {
    for (ChecksumType type : values()) {
      if (type.label.equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the type of that name.
   *
   * @throws IllegalArgumentException if this SDK does not compute it
   */
  public static ChecksumType of(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Checksum type '%s' is not computed here; use %s, %s or %s."
                        .formatted(
                            label,
                            Checksum.SHA2_256_CHUNKED,
                            Checksum.SHA256,
                            Checksum.CRC64NVME)));
  }

  /** Returns the name that manifests use. */
  public String label() {
    return label;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  Checksum combine(byte[] digests, long total, long segmentSize) {
    return new Checksum(label, algorithm.combine(digests, total, segmentSize));
  }
}
