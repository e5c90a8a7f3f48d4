package io.quilt.core.hash;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 as the JDK computes it. */
final class Sha256 implements SegmentDigest {
  static final int WIDTH = 32;
  private final MessageDigest digest = newDigest();

  static byte[] of(byte[] bytes) {
    return newDigest().digest(bytes);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  @Override
  public void finish(byte[] target, int offset) {
    try {
      digest.digest(target, offset, WIDTH);
    } catch (DigestException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
