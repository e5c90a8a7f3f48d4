package io.quilt.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What an entry of a generated manifest says of its bytes. */
record Row(long size, String checksum, String version) {
  /** The bytes of an entry of a generated manifest. */
  @FunctionalInterface
  interface Source {
    Row row(long index);
  }

  /** Entries without bytes: their hash is that of their number, and the rest is cut from it. */
  static Source made() {
    MessageDigest sha256 = sha256();
    return index -> {
      byte[] digest = sha256.digest(Long.toString(index).getBytes(StandardCharsets.US_ASCII));
      long size = 0;
      for (int i = 16; i < 20; i++) {
        size = size << 8 | (digest[i] & 0xff);
      }
      return new Row(size, base64(digest), hex(digest));
    };
  }

  static String base64(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }

  private static String hex(byte[] digest) {
    return java.util.HexFormat.of().formatHex(digest, 0, 16);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
