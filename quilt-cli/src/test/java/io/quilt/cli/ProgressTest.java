package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private static final String[] PUSH = {
    "push", "lab/a", "--dir", "~/data", "--registry", "~/home/packages", "--json"
  };

  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void writeData() {
    terminal = Terminal.in(folder);
    terminal.write("data/a.txt", "x".repeat(3_000_000));
  }

  @Test
  void aBarOnATerminal() {
    Terminal.Result result = terminal.watching("QUILT_MINIMIZE_STDOUT", "false").run(PUSH);

    assertThat(result.err()).startsWith("\rPushing").contains("100%", "3/3 MB").endsWith("\n");
    assertThat(result.err().split("\r")).allMatch(line -> line.strip().length() < 80);
    assertThat(result.out()).startsWith("{\"name\"");
  }

  @Test
  void noBarWhenItIsNotWanted() {
    assertThat(terminal.watching("QUILT_MINIMIZE_STDOUT", "True").run(PUSH).err()).isEmpty();
  }

  @Test
  void noBarWithoutATerminal() {
    assertThat(terminal.run(PUSH).err()).isEmpty();
  }
}
