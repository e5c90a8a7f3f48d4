package io.quilt.registry.s3;

import io.quilt.api.Checksum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 as S3 and {@code sha2-256-chunked} use it. */
final class Digests {
  static final int WIDTH = 32;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static String encode(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }

  /** The bytes; none if the text is not base64. */
  static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /**
   * The checksum of a content.
   *
   * @param digests those of its parts, one after another
   */
  static Checksum chunked(long size, byte[] digests) {
    byte[] parts = size == 0 ? new byte[0] : digests;
    return new Checksum(Checksum.SHA2_256_CHUNKED, encode(sha256().digest(parts)));
  }
}
