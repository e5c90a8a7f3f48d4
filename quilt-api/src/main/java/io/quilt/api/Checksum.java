package io.quilt.api;

import io.quilt.api.bootstrap.QuiltEngine;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A checksum of an entry's bytes, as manifests hold it.
 *
 * <p>The SDK computes three types; entries of any other type are kept as they are, but cannot be
 * verified.
 *
 * @param type the name of the algorithm in quilt3's spelling
 * @param value the value in the spelling of its type
 */
public record Checksum(String type, String value) {
  /**
   * The default: base64 of SHA-256 over the SHA-256 digests of the chunks, which are 8 MiB long and
   * doubled while there would be more than 10,000; it is what S3 gives for a multipart upload.
   */
  public static final String SHA2_256_CHUNKED = "sha2-256-chunked";

  /** The legacy type: hexadecimal SHA-256 of the whole. */
  public static final String SHA256 = "SHA256";

  /** Base64 of the eight big-endian bytes of the CRC-64/NVME of the whole. */
  public static final String CRC64NVME = "CRC64NVME";

  /** Checks that both are there. */
  public Checksum {
    Objects.requireNonNull(type);
    Objects.requireNonNull(value);
  }

  /**
   * Computes the checksum of a file, its chunks in parallel where the type allows it.
   *
   * @param type one of the types above
   * @throws IllegalArgumentException if the type is not one of them
   * @throws StorageException if the file is missing, cannot be read or changes meanwhile
   * @throws AccessDeniedException if this user may not read it
   * @throws QuiltInterruptedException if the thread is interrupted
   */
  public static Checksum of(String type, Path file) {
    return QuiltEngine.get().checksum(type, file);
  }

  /** Returns {@code type:value}. */
  @Override
  public String toString() {
    return type + ":" + value;
  }
}
