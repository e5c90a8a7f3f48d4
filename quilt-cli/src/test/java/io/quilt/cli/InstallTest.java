package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** install, and verify of what it installed. */
class InstallTest {
  @TempDir Path folder;
  Terminal terminal;
  String first;

  @BeforeEach
  void pushTwice() {
    terminal = Terminal.in(folder);
    terminal.write("data/a.txt", "one\n");
    terminal.write("data/sub/b.txt", "two\n");
    terminal.push("lab/a", "~/data");
    first = terminal.latest("lab/a").value();
    terminal.write("data/a.txt", "changed\n");
    terminal.push("lab/a", "~/data");
  }

  private Result install(String... more) {
    String[] args = {"install", "lab/a", "--registry", "~/home/packages"};
    return terminal.run(Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private Result verify(String topHash, String... more) {
    String[] args = {
      "verify", "lab/a", "--registry", "~/home/packages", "--top-hash", topHash, "--dir", "~/out"
    };
    return terminal.run(Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void installsTheLatest() {
    Result result = install("--dest", "~/out");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "Installed lab/a@%s to ~/out\n2 files copied, 12 B; 0 files there already\n"
                .formatted(terminal.latest("lab/a")));
    assertThat(terminal.path("out/a.txt")).hasContent("changed\n");
    assertThat(terminal.path("out/sub/b.txt")).hasContent("two\n");
  }

  @Test
  void installsAnEarlierRevisionAndVerifiesIt() {
    install("--dest", "~/out", "--top-hash", first.substring(0, 7));

    assertThat(terminal.path("out/a.txt")).hasContent("one\n");
    Result verified = verify(first);
    assertThat(verified.status()).isZero();
    assertThat(verified.out()).isEqualTo("Verification succeeded: 2 files\n");
  }

  @Test
  void installsOnePath() {
    install("--dest", "~/out", "--path", "sub/");
    install("--dest", "~/out", "--path", "a.txt");

    assertThat(terminal.path("out/b.txt")).hasContent("two\n");
    assertThat(terminal.path("out/a.txt")).hasContent("changed\n");
    assertThat(terminal.path("out/sub")).doesNotExist();
  }

  @Test
  void registersTheManifestWhereItIsTold() {
    install("--dest", "~/out", "--dest-registry", "~/mine");

    assertThat(terminal.ok("list-packages", "~/mine")).isEqualTo("lab/a\n");
  }

  @Test
  void saysWhatDoesNotMatch() throws IOException {
    install("--dest", "~/out");
    terminal.write("out/a.txt", "damaged\n");
    terminal.write("out/extra.txt", "");
    Files.delete(terminal.path("out/sub/b.txt"));

    Result result = verify(terminal.latest("lab/a").value());

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("modified a.txt\nmissing sub/b.txt\nextra extra.txt\n");
    assertThat(result.err()).startsWith("quilt: Verification failed: 3 problems in ~/out");
  }

  @Test
  void extraFilesCanBeAccepted() {
    install("--dest", "~/out");
    terminal.write("out/extra.txt", "");
    String latest = terminal.latest("lab/a").value();

    assertThat(verify(latest).status()).isEqualTo(1);
    assertThat(verify(latest, "--extra-files-ok").status()).isZero();
  }

  @Test
  void needsARegistry() {
    Result result = terminal.run("install", "lab/a");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("--registry", "config-default-remote-registry");
  }

  @Test
  void aPathThatIsNotInThePackage() {
    Result result = install("--dest", "~/out", "--path", "none");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("'none'");
  }

  @Test
  void theDestinationIsLocal() {
    assertThat(install("--dest", "s3://bucket/x").status()).isEqualTo(2);
  }

  @Test
  void verifyNeedsToKnowTheRevision() {
    Result result = terminal.run("verify", "lab/a", "--registry", "~/r", "--dir", "~/out");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("--top-hash");
  }
}
