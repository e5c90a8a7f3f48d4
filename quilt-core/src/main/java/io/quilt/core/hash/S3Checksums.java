package io.quilt.core.hash;

import java.util.Base64;

/** What S3's own SHA-256 checksums say about {@code sha2-256-chunked}. */
public final class S3Checksums {
  private static final String EMPTY = Base64.getEncoder().encodeToString(Sha256.of(new byte[0]));

  private S3Checksums() {}

  /**
   * Returns the chunked value of an object below 8 MiB that was put at once.
   *
   * @param sha256 base64 of the plain SHA-256
   * @throws IllegalArgumentException if that is not 32 bytes in base64
   */
  public static String fromSimple(String sha256) {
    byte[] digest = Base64.getDecoder().decode(sha256);
    if (digest.length != Sha256.WIDTH) {
      throw new IllegalArgumentException("Not a SHA-256 in base64: " + sha256);
    }
    return sha256.equals(EMPTY) ? EMPTY : Base64.getEncoder().encodeToString(Sha256.of(digest));
  }

  /**
   * Returns the chunked value of an object that was put in the parts that {@link Chunks} names.
   *
   * @param composite base64 of the SHA-256 of the parts' digests, then a hyphen and their number
   * @throws IllegalArgumentException if it has no such form
   */
  public static String fromComposite(String composite) {
    int hyphen = composite.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException("Not the checksum of an object in parts: " + composite);
    }
    return composite.substring(0, hyphen);
  }
}
