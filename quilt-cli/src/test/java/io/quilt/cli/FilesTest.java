package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** top-hash and checksum. */
class FilesTest {
  private static final String EMPTY = "{\"version\": \"v0\"}\n";
  private static final String EMPTY_HASH =
      "7a67ff45a4a4c4814ea89d82bb9fb6fbf06caebc79d6507121b549213c747537";

  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void writeFiles() {
    terminal = Terminal.in(folder);
    terminal.write("good", EMPTY);
    terminal.write("bad", "{\"version\": \"v0\"}\n{\n");
    terminal.write("message", "{\"version\": \"v0\", \"message\": null}\n");
  }

  @Test
  void topHashesInTheOrderGiven() {
    assertThat(terminal.ok("top-hash", "~/message", "~/good"))
        .isEqualTo(
            "2a5a67156ca9238c14d12042db51c5b52260fdd5511b61ea89b58929d6e1769b  ~/message\n"
                + EMPTY_HASH
                + "  ~/good\n");
  }

  @Test
  void topHashOfStandardInput() {
    assertThat(terminal.piping(EMPTY).ok("top-hash", "-")).isEqualTo(EMPTY_HASH + "  -\n");
  }

  @Test
  void oneBadManifestDoesNotStopTheOthers() {
    Result result = terminal.run("top-hash", "~/bad", "~/none", "~/good");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEqualTo(EMPTY_HASH + "  ~/good\n");
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err()).contains("~/bad, line 2").contains("~/none");
  }

  @Test
  void checksums() {
    terminal.write("x", "one\n");
    String file = "  ~/x\n";

    assertThat(terminal.ok("checksum", "~/x"))
        .isEqualTo("nGQHH8GW0z/sADb0iJi3/yz4OYuJLq2K/ObpVo9/tt4=" + file);
    assertThat(terminal.ok("checksum", "--type", "SHA256", "~/x"))
        .isEqualTo("2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806" + file);
    assertThat(terminal.ok("checksum", "--type", "CRC64NVME", "~/x", "~/x"))
        .matches("(\\S{11}=  ~/x\n){2}");
  }

  @Test
  void aFileThatIsNotThere() {
    Result result = terminal.run("checksum", "~/none", "~/good");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).endsWith("  ~/good\n");
    assertThat(result.err()).contains("~/none");
  }

  @Test
  void anUnknownType() {
    Result result = terminal.run("checksum", "--type", "MD5", "~/good");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("MD5", "sha2-256-chunked");
  }

  @Test
  void noFiles() {
    assertThat(terminal.run("top-hash").status()).isEqualTo(2);
    assertThat(terminal.run("checksum").status()).isEqualTo(2);
  }
}
