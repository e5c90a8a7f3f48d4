package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void open() {
    terminal = Terminal.in(folder);
  }

  static Stream<String> commands() {
    return Commands.NAMES.stream();
  }

  @Test
  void helpListsAllCommands() {
    assertThat(terminal.ok("--help")).contains(Commands.NAMES);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Result result = terminal.run(command, "--help");

    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("Usage: quilt " + command + " ");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "list", "get", "revoke"})
  void everyCommandOfApiKeysHasHelp(String command) {
    assertThat(terminal.ok("api-key", command, "--help"))
        .startsWith("Usage: quilt api-key " + command + " ");
    assertThat(terminal.ok("api-key", "--help")).contains("  " + command + " ");
    assertThat(terminal.run("api-key", command, "--no-such-option").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandRefusesUnknownOptions(String command) {
    Result result = terminal.run(command, "--no-such-option");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("quilt: ").contains("quilt " + command + " --help");
  }

  @Test
  void noCommandAndUnknownCommands() {
    assertThat(terminal.run().status()).isEqualTo(2);
    assertThat(terminal.run("list-package").status()).isEqualTo(2);
    assertThat(terminal.run("list-package").err()).contains("list-package", "quilt --help");
  }

  @Test
  void aNameThatIsNone() {
    Result result = terminal.run("browse", "no-slash");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("'no-slash' is not a package name");
  }

  @Test
  void argumentsAreNeverReadFromFiles() {
    terminal.write("data/a.txt", "one\n");
    terminal.write("args", "--force");
    terminal.push("lab/a", "~/data", "--message", "@" + terminal.path("args"));

    assertThat(terminal.run("checksum", "@" + terminal.path("args")).err()).contains("@~/args");
  }

  @Test
  void theLastOfAnOptionCounts() {
    terminal.write("data/a.txt", "one\n");
    terminal.push("lab/a", "~/none", "--dir", "~/data");

    assertThat(terminal.ok("list-packages")).isEqualTo("lab/a\n");
  }

  @Test
  void aRegistryOfAnUnknownKind() {
    Result result = terminal.run("list-packages", "gopher://x");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("gopher");
  }

  @Test
  void stackTracesAreForDebugging() {
    String[] quiet = {"browse", "lab/none"};
    String[] before = {"--debug", "browse", "lab/none"};
    String[] after = {"browse", "lab/none", "--debug"};

    assertThat(terminal.run(quiet).err().lines()).hasSize(1);
    assertThat(terminal.run(before).err()).contains("\tat io.quilt.");
    assertThat(terminal.run(after).err()).contains("\tat io.quilt.");
  }

  @Test
  void version() {
    assertThat(terminal.ok("--version").lines())
        .anyMatch(line -> line.startsWith("quilt "))
        .anyMatch(line -> line.startsWith("Java " + System.getProperty("java.version")))
        .anyMatch(line -> line.matches("(?i).*core.*"))
        .anyMatch(line -> line.matches("(?i).*local.*: .*local.*"))
        .anyMatch(line -> line.endsWith(": stack"));
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    assertThat(terminal.ok("generate-completion"))
        .startsWith("#!/")
        .contains(Commands.NAMES)
        .contains("--extra-files-ok");
  }
}
