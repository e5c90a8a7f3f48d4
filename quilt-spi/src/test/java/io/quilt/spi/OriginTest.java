package io.quilt.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is the same as whom, and who is this machine. */
class OriginTest {
  private static Origin origin(String url) {
    return Origin.of(URI.create(url)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://A.EXAMPLE:443/path?q#f",
    "http://a.example, HTTP://a.example:80",
    "https://user@a.example, https://a.example"
  })
  void pathAndSpellingDoNotCount(String one, String other) {
    assertThat(origin(one)).isEqualTo(origin(other)).hasToString(origin(other).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, http://a.example",
    "https://a.example, https://a.example:444",
    "https://a.example, https://b.a.example",
    "https://a.example, https://a.example.evil.test"
  })
  void schemeHostAndPortCount(String one, String other) {
    assertThat(origin(one)).isNotEqualTo(origin(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.example", "/path", "mailto:a@b", "https:///path", "file:///x"})
  void otherUrlsHaveNone(String url) {
    assertThat(Origin.of(URI.create(url))).isEmpty();
  }

  @Test
  void thisMachineIsKnownWithoutAsking() {
    assertThat(origin("http://localhost:1").isLoopback()).isTrue();
    assertThat(origin("http://127.0.0.1").isLoopback()).isTrue();
    assertThat(origin("http://[::1]:8").isLoopback()).isTrue();
    assertThat(origin("http://localhost.evil.test").isLoopback()).isFalse();
    assertThat(origin("http://127.0.0.1.evil.test").isLoopback()).isFalse();
    assertThat(origin("http://10.0.0.1").isLoopback()).isFalse();
  }
}
