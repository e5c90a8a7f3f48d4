package io.quilt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.ChecksumMismatchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyingInputStreamTest {
  private static final byte[] CONTENT = Vectors.content(100_000);

  @ParameterizedTest
  @EnumSource(ChecksumType.class)
  void theRightBytesPass(ChecksumType type) throws IOException {
    try (InputStream in = verify(CONTENT, CONTENT.length, checksum(type, CONTENT))) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void nothingIsRightToo() throws IOException {
    byte[] nothing = new byte[0];
    Checksum checksum = checksum(ChecksumType.SHA2_256_CHUNKED, nothing);
    assertThat(verify(nothing, 0, checksum).readAllBytes()).isEmpty();
    assertThatThrownBy(() -> verify(nothing, 0, anyChecksum()).read())
        .isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  void otherBytesFailBeforeTheLastOnesAreHandedOut() throws IOException {
    byte[] other = CONTENT.clone();
    other[500] ^= 1;
    InputStream in = verify(other, other.length, anyChecksum());
    in.skipNBytes(other.length - 1);
    assertThatThrownBy(in::read)
        .isInstanceOfSatisfying(
            ChecksumMismatchException.class,
            e -> {
              assertThat(e.key()).isEqualTo("a/b");
              assertThat(e.expected()).isEqualTo(anyChecksum().toString());
              assertThat(e.actual())
                  .isEqualTo(checksum(ChecksumType.SHA2_256_CHUNKED, other).toString());
            });
    assertThatThrownBy(in::read).isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  void tooManyBytesFailAtOnce() throws IOException {
    InputStream in = verify(CONTENT, 10, anyChecksum());
    assertThat(in.readNBytes(9)).hasSize(9);
    assertThatThrownBy(() -> in.read(new byte[5]))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContainingAll("a/b", "10 bytes", "more");
  }

  @Test
  void aByteTooManyFailsAfterTheRightOnes() throws IOException {
    byte[] longer = java.util.Arrays.copyOf(CONTENT, CONTENT.length + 1);
    InputStream in = verify(longer, CONTENT.length, anyChecksum());
    assertThat(in.readNBytes(CONTENT.length)).isEqualTo(CONTENT);
    assertThatThrownBy(in::read).isInstanceOf(ChecksumMismatchException.class);
    assertThatThrownBy(in::read).isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  void anEarlyEndFails() {
    InputStream in = verify(CONTENT, CONTENT.length + 1L, anyChecksum());
    assertThatThrownBy(in::readAllBytes)
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContainingAll("a/b", "100001 bytes", "100000 bytes");
  }

  @Test
  void aTypeThatIsNotComputedIsRefused() {
    assertThatThrownBy(() -> verify(CONTENT, 1, new Checksum("md5", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void skippedBytesAreHashed() throws IOException {
    HashingInputStream in =
        new HashingInputStream(
            new ByteArrayInputStream(CONTENT), Hasher.ofUnknownSize(ChecksumType.SHA256));
    assertThat(in.skip(-1)).isZero();
    assertThat(in.skip(20_000)).isEqualTo(20_000);
    assertThat(in.skip(1_000_000)).isEqualTo(80_000);
    assertThat(in.size()).isEqualTo(CONTENT.length);
    assertThat(in.checksum()).isEqualTo(checksum(ChecksumType.SHA256, CONTENT));
  }

  @Test
  void marksAreNotSupported() {
    HashingInputStream in =
        new HashingInputStream(
            new ByteArrayInputStream(CONTENT), Hasher.ofUnknownSize(ChecksumType.SHA256));
    assertThat(in.markSupported()).isFalse();
    assertThatCode(() -> in.mark(1)).doesNotThrowAnyException();
    assertThatThrownBy(in::reset).isInstanceOf(IOException.class);
  }

  private static InputStream verify(byte[] content, long size, Checksum checksum) {
    return new VerifyingInputStream(new ByteArrayInputStream(content), "a/b", size, checksum);
  }

  private static Checksum anyChecksum() {
    return checksum(ChecksumType.SHA2_256_CHUNKED, CONTENT);
  }

  private static Checksum checksum(ChecksumType type, byte[] content) {
    Hasher hasher = Hasher.of(type, content.length);
    hasher.update(content, 0, content.length);
    return hasher.finish();
  }
}
