package io.quilt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.spi.Chunks;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HasherPropertiesTest {
  private static final int CHUNK = (int) Chunks.SMALLEST;

  @Property
  void portionsDoNotMatter(
      @ForAll ChecksumType type,
      @ForAll byte[] content,
      @ForAll @Size(max = 5) List<@IntRange(max = 100) Integer> portions) {
    assertThat(hash(Hasher.of(type, content.length), content, portions))
        .isEqualTo(hash(Hasher.ofUnknownSize(type), content, List.of()));
  }

  @Property(tries = 10)
  void portionsAcrossChunksDoNotMatter(
      @ForAll ChecksumType type,
      @ForAll @IntRange(min = CHUNK - 2, max = 3 * CHUNK) int size,
      @ForAll @Size(max = 5) List<@IntRange(max = CHUNK) Integer> portions) {
    byte[] content = Vectors.content(size);
    assertThat(hash(Hasher.of(type, size), content, portions))
        .isEqualTo(hash(Hasher.ofUnknownSize(type), content, List.of()));
  }

  @Property
  void cyclicRedundancyChecksCombine(
      @ForAll @Size(min = 1, max = 300) byte[] content,
      @ForAll @IntRange(min = 1, max = 64) int segmentSize) {
    Crc64Nvme algorithm = new Crc64Nvme();
    int segments = (int) Chunks.count(content.length, segmentSize);
    byte[] digests = new byte[segments * Long.BYTES];
    SegmentDigest digest = algorithm.newDigest();
    for (int i = 0; i < segments; i++) {
      int start = i * segmentSize;
      digest.update(content, start, Math.min(segmentSize, content.length - start));
      digest.finish(digests, i * Long.BYTES);
    }
    assertThat(algorithm.combine(digests, content.length, segmentSize))
        .isEqualTo(Base64.getEncoder().encodeToString(bitByBit(content)));
  }

  private static byte[] bitByBit(byte[] content) {
    long crc = -1;
    for (byte b : content) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 1 ? Crc64NvmeField.POLYNOMIAL : 0);
      }
    }
    return ByteBuffer.allocate(Long.BYTES).putLong(~crc).array();
  }

  @Example
  void aDeclaredSizeIsHeld() {
    Hasher tooFew = Hasher.of(ChecksumType.SHA256, 3);
    tooFew.update(new byte[2], 0, 2);
    assertThatThrownBy(tooFew::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tooFew.update(new byte[2], 0, 2))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Hasher.of(ChecksumType.SHA256, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Checksum hash(Hasher hasher, byte[] content, List<Integer> portions) {
    int done = 0;
    for (int portion : portions) {
      int length = Math.min(portion, content.length - done);
      hasher.update(content, done, length);
      done += length;
    }
    hasher.update(content, done, content.length - done);
    assertThat(hasher.size()).isEqualTo(content.length);
    return hasher.finish();
  }
}
