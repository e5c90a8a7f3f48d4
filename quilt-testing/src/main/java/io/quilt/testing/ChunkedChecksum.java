package io.quilt.testing;

import io.quilt.api.Checksum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** {@code sha2-256-chunked} of an array, whose chunks never need to be longer than 8 MiB. */
final class ChunkedChecksum {
  private static final int CHUNK = 8 << 20;

  private ChunkedChecksum() {}

  static Checksum of(byte[] bytes) {
    MessageDigest whole = sha256();
    MessageDigest chunk = sha256();
    for (long from = 0; from < bytes.length; from += CHUNK) {
      chunk.update(bytes, (int) from, (int) Math.min(CHUNK, bytes.length - from));
      whole.update(chunk.digest());
    }
    return new Checksum(
        Checksum.SHA2_256_CHUNKED, Base64.getEncoder().encodeToString(whole.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
