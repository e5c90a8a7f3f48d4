package io.quilt.registry.s3;

/** What S3's own SHA-256 checksums say about {@code sha2-256-chunked}. */
final class S3Checksums {
  private static final String EMPTY = Digests.encode(Digests.sha256().digest());

  private S3Checksums() {}

  /**
   * Returns the chunked value of an object of up to 8 MiB that was put at once.
   *
   * @param sha256 base64 of the plain SHA-256
   * @throws IllegalArgumentException if that is not 32 bytes in base64
   */
  static String fromSimple(String sha256) {
    byte[] digest = Digests.decode(sha256);
    if (digest.length != Digests.WIDTH) {
      throw new IllegalArgumentException("Not a SHA-256 in base64: " + sha256);
    }
    return sha256.equals(EMPTY) ? EMPTY : Digests.encode(Digests.sha256().digest(digest));
  }

  /**
   * Returns the chunked value of an object that was put in the parts that {@link
   * io.quilt.spi.Chunks} names.
   *
   * @param composite base64 of the SHA-256 of the parts' digests, then a hyphen and their number
   * @throws IllegalArgumentException if it has no such form
   */
  static String fromComposite(String composite) {
    int hyphen = composite.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException("Not the checksum of an object in parts: " + composite);
    }
    return composite.substring(0, hyphen);
  }
}
