package io.quilt.core.hash;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends only if its bytes are the declared ones. The last of them are handed out after
 * the checksum was compared, so whoever read as many bytes as declared, or came to the end, has
 * verified bytes; whoever stops before has not.
 *
 * <p>Reading throws {@link ChecksumMismatchException} as soon as there are too many bytes, at an
 * early end, or when the checksum differs; and again whenever it is tried afterwards.
 */
public final class VerifyingInputStream extends HashingInputStream {
  private final String key;
  private final long declaredSize;
  private final Checksum declared;
  private boolean verified;
  private @Nullable ChecksumMismatchException failure;

  /**
   * Verifies what is read from a stream.
   *
   * @param key names the bytes in errors
   * @param size how many there must be
   * @param checksum what they must give
   * @throws IllegalArgumentException if the size is negative, or the checksum's type is not one
   *     that this SDK computes
   */
  public VerifyingInputStream(InputStream in, String key, long size, Checksum checksum) {
    super(in, Hasher.of(ChecksumType.of(checksum.type()), size));
    this.key = key;
    this.declaredSize = size;
    this.declared = checksum;
  }

  @Override
  void passed(byte[] bytes, int offset, int length) {
    if (failure != null) {
      throw failure;
    }
    if (length > declaredSize - size()) {
      throw fail(sizeText(declaredSize), "more");
    }
    super.passed(bytes, offset, length);
    if (size() == declaredSize) {
      verify();
    }
  }

  @Override
  void ended() {
    if (failure != null) {
      throw failure;
    }
    if (size() < declaredSize) {
      throw fail(sizeText(declaredSize), sizeText(size()));
    }
    verify();
  }

  private void verify() {
    if (verified) {
      return;
    }
    Checksum actual = checksum();
    if (!actual.equals(declared)) {
      throw fail(declared.toString(), actual.toString());
    }
    verified = true;
  }

  private ChecksumMismatchException fail(String expected, String actual) {
    failure = new ChecksumMismatchException(key, expected, actual);
    return failure;
  }

  private static String sizeText(long size) {
    return size + " bytes";
  }
}
