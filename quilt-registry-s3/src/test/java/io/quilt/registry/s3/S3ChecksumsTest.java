package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ChecksumsTest {
  // What quilt3 makes of S3's checksums.
  @ParameterizedTest
  @CsvSource({
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=, CjJcowPrMBTEOuAElw80NjTbF2+haXvMjJ76yUYmSI0=",
    "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=, KSsNAHVmgy25S/rmic1w0at3KBH9RLn0nYVQ7p6mpJQ="
  })
  void simpleChecksums(String sha256, String chunked) {
    assertThat(S3Checksums.fromSimple(sha256)).isEqualTo(chunked);
  }

  @Test
  void compositeChecksums() {
    String value = "xKQoU0NK9ZCXHSZYlsU9pp+vcRCyQr2CoYKE8jVLSGw=";
    assertThat(S3Checksums.fromComposite(value + "-2")).isEqualTo(value);
    assertThatThrownBy(() -> S3Checksums.fromComposite(value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> S3Checksums.fromSimple(value + "-2"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> S3Checksums.fromSimple("AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
