package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteTest {
  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void push() {
    terminal = Terminal.in(folder);
    terminal.write("data/a.txt", "one\n");
    terminal.push("lab/a", "~/data");
  }

  @Test
  void needsYesWithoutATerminal() {
    Result result = terminal.run("delete", "lab/a");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("--yes");
    assertThat(terminal.ok("list-packages")).isEqualTo("lab/a\n");
  }

  @Test
  void doesNotAskWithYes() {
    assertThat(terminal.ok("delete", "lab/a", "--yes"))
        .isEqualTo("Deleted all revisions of lab/a in file://~/home/packages\n");
    assertThat(terminal.ok("list-packages")).isEmpty();
    assertThat(terminal.path("home/packages/lab/a/a.txt")).hasContent("one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", " YES \n"})
  void asksOnATerminal(String answer) {
    Result result = terminal.typing(answer).run("delete", "lab/a");

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .isEqualTo("Delete all revisions of lab/a in file://~/home/packages? [y/N] ");
    assertThat(terminal.ok("list-packages")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "yeah\n"})
  void keepsItOnAnyOtherAnswer(String answer) {
    Result result = terminal.typing(answer).run("delete", "lab/a");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).endsWith("quilt: Nothing was deleted\n");
    assertThat(terminal.ok("list-packages")).isEqualTo("lab/a\n");
  }

  @Test
  void deletesOneRevision() {
    String first = terminal.latest("lab/a").value();
    terminal.write("data/a.txt", "two\n");
    terminal.push("lab/a", "~/data");
    String second = terminal.latest("lab/a").value();

    terminal.ok("delete", "lab/a", "--top-hash", second.substring(0, 7), "--yes");

    assertThat(terminal.latest("lab/a").value()).isEqualTo(first);
    assertThat(terminal.ok("list-versions", "lab/a")).doesNotContain(second);
  }

  @Test
  void aPackageThatIsNotThere() {
    assertThat(terminal.run("delete", "lab/none", "--yes").status()).isEqualTo(1);
  }
}
