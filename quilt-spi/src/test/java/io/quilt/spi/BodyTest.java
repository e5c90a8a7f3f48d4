package io.quilt.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyTest {
  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("body"), content);
  }

  private static String rest(Body body, long offset) throws IOException {
    try (InputStream in = body.open(offset)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void isOpenedAgainAtAnyOffset() throws IOException {
    for (Body body : new Body[] {Body.of("hello".getBytes(UTF_8)), Body.of(file("hello"))}) {
      assertThat(body.length()).isEqualTo(5);
      assertThat(rest(body, 0)).isEqualTo("hello");
      assertThat(rest(body, 3)).isEqualTo("lo");
      assertThat(rest(body, 5)).isEmpty();
      assertThat(rest(body, 0)).isEqualTo("hello");
    }
  }

  @Test
  void anOffsetOutsideIsRefused() throws IOException {
    for (Body body : new Body[] {Body.of("hello".getBytes(UTF_8)), Body.of(file("hello"))}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> body.open(6));
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> body.open(-1));
    }
  }

  @Test
  void onlyAFileHasAPath() throws IOException {
    assertThat(Body.of(file("x")).path()).contains(folder.resolve("body"));
    assertThat(Body.of(new byte[0]).path()).isEmpty();
  }

  @Test
  void aFileThatBecameShorterFails() throws IOException {
    Body body = Body.of(file("hello"));
    file("hell");

    assertThatIOException().isThrownBy(() -> rest(body, 0)).withMessageContaining("body");
    assertThatIOException().isThrownBy(() -> rest(body, 2));
  }

  @Test
  void aFileThatBecameLongerFails() throws IOException {
    Body body = Body.of(file("hello"));
    Files.writeString(folder.resolve("body"), "!", StandardOpenOption.APPEND);

    assertThatIOException().isThrownBy(() -> rest(body, 0));
    try (InputStream in = body.open(0)) {
      assertThat(in.readNBytes(5)).hasSize(5);
      assertThatIOException().isThrownBy(in::read);
    }
  }

  @Test
  void skippedBytesCount() throws IOException {
    try (InputStream in = Body.of(file("hello")).open(1)) {
      in.skipNBytes(2);
      assertThat(in.markSupported()).isFalse();
      assertThat(in.read()).isEqualTo('l');
      assertThat(in.readAllBytes()).containsExactly('o');
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aFileThatIsNotThereIsNoBody() {
    assertThatIOException().isThrownBy(() -> Body.of(folder.resolve("absent")));
  }
}
