package io.quilt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at packages. */
class PackagesTest {
  @TempDir Path folder;
  Terminal terminal;
  String first;
  String second;

  @BeforeEach
  void pushTwice() {
    terminal = Terminal.in(folder);
    terminal.write("data/a.txt", "one\n");
    terminal.write("data/sub/ü.txt", "two\n");
    terminal.push("lab/a", "~/data", "--meta", "{\"run\": 7, \"Größe\": 1.0}");
    first = terminal.latest("lab/a").value();
    terminal.write("data/a.txt", "changed\n");
    terminal.write("data/sub/b.txt", "three\n");
    terminal.push("lab/a", "~/data");
    second = terminal.latest("lab/a").value();
    terminal.push("lab/z", "~/data/sub");
  }

  @Test
  void listPackages() {
    assertThat(terminal.ok("list-packages")).isEqualTo("lab/a\nlab/z\n");
    assertThat(terminal.ok("list-packages", "~/home/packages")).isEqualTo("lab/a\nlab/z\n");
    assertThat(terminal.ok("list-packages", "--json")).isEqualTo("[\n\"lab/a\",\n\"lab/z\"\n]\n");
  }

  @Test
  void listPackagesOfAnEmptyRegistry() {
    assertThat(terminal.ok("list-packages", "~/empty")).isEmpty();
    assertThat(terminal.ok("list-packages", "~/empty", "--json")).isEqualTo("[]\n");
  }

  @Test
  void listVersions() {
    assertThat(terminal.ok("list-versions", "lab/a"))
        .matches("latest\t" + second + "\n\\d+\t" + second + "\n\\d+\t" + first + "\n");
    assertThat(terminal.ok("list-versions", "lab/a", "--json").replaceAll("\"\\d{9,}\"", "\"0\""))
        .isEqualTo(
            """
            [
            {"pointer": "latest", "top_hash": "%2$s"},
            {"pointer": "0", "top_hash": "%2$s"},
            {"pointer": "0", "top_hash": "%1$s"}
            ]
            """
                .formatted(first, second));
  }

  @Test
  void browseDrawsATree() {
    assertThat(terminal.ok("browse", "lab/a"))
        .isEqualTo(
            """
            lab/a@%s
              a.txt  8 B
              sub/
                b.txt  6 B
                ü.txt  4 B
            """
                .formatted(second));
  }

  @Test
  void browseAnEarlierRevision() {
    assertThat(terminal.ok("browse", "lab/a", "--top-hash", first.substring(0, 8), "--json"))
        .isEqualTo(
            """
            {"name": "lab/a", "top_hash": "%s", "meta": {"run": 7, "Größe": 1.0}, "entries": [
            {"logical_key": "a.txt", "physical_key": "file://~/home/packages/lab/a/a.txt", "size": 4, \
            "hash": {"type": "sha2-256-chunked", "value": "nGQHH8GW0z/sADb0iJi3/yz4OYuJLq2K/ObpVo9/tt4="}, "meta": {}},
            {"logical_key": "sub/ü.txt", "physical_key": "file://~/home/packages/lab/a/sub/%%C3%%BC.txt", "size": 4, \
            "hash": {"type": "sha2-256-chunked", "value": "2mO054XBdfxa9I6KtxdcLtutLfKxwFsQ9qJ3nHSv1yA="}, "meta": {}}
            ]}
            """
                .formatted(first));
  }

  @Test
  void diff() {
    assertThat(terminal.ok("diff", "lab/a", first, second.substring(0, 6)))
        .isEqualTo("modified a.txt\nadded sub/b.txt\n");
    assertThat(terminal.ok("diff", "lab/a", second, first, "--json"))
        .isEqualTo(
            """
            {"added": [], "modified": [
            "a.txt"
            ], "deleted": [
            "sub/b.txt"
            ]}
            """);
  }

  @Test
  void resolve() {
    assertThat(terminal.ok("resolve", "lab/a", first.substring(0, 6))).isEqualTo(first + "\n");
  }

  @Test
  void rollback() {
    assertThat(terminal.ok("rollback", "lab/a", first.substring(0, 6)))
        .isEqualTo("The latest revision is now lab/a@" + first + "\n");
    assertThat(terminal.latest("lab/a").value()).isEqualTo(first);
  }

  @Test
  void aPackageThatIsNotThere() {
    for (String command : new String[] {"list-versions", "browse"}) {
      Result result = terminal.run(command, "lab/none");

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("quilt: ").contains("lab/none", "~/home/packages");
      assertThat(result.err().lines()).hasSize(1);
    }
  }

  @Test
  void aRevisionThatIsNotThere() {
    assertThat(terminal.run("browse", "lab/a", "--top-hash", "0123456").err()).contains("0123456");
    assertThat(terminal.run("resolve", "lab/a", "0123456").status()).isEqualTo(1);
    assertThat(terminal.run("rollback", "lab/a", "0123456").status()).isEqualTo(1);
    assertThat(terminal.run("diff", "lab/a", first, "0123456").status()).isEqualTo(1);
  }

  @Test
  void aPrefixThatIsTooShort() {
    Result result = terminal.run("resolve", "lab/a", "123");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("123");
  }

  @Test
  void namesFromStrangersDoNotReachTheTerminalAsTheyAre() {
    terminal.write("odd/\u001b[2J\u009b.txt", "x");
    terminal.push("lab/odd", "~/odd");

    assertThat(terminal.ok("browse", "lab/odd")).contains("  \\u001b[2J\\u009b.txt  1 B\n");
    assertThat(terminal.ok("browse", "lab/odd", "--json"))
        .contains("\"logical_key\": \"\\u001b[2J\\u009b.txt\"");
  }
}
