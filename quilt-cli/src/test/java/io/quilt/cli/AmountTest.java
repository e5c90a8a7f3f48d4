package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "9223372036854775807, 9.2 EB"
  })
  void sizesAreShort(long bytes, String text) {
    assertThat(Amount.ofBytes(bytes)).isEqualTo(text);
  }

  @Test
  void oneIsSingular() {
    assertThat(Amount.of(1, "file")).isEqualTo("1 file");
    assertThat(Amount.of(1234, "file")).isEqualTo("1,234 files");
  }
}
