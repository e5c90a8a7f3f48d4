package io.quilt.cli;

import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
  private static final String FIRST =
      "0000000000000000000000000000000000000000000000000000000000000000";

  @TempDir Path folder;
  Path data;
  Path registry;
  Terminal terminal;

  @BeforeEach
  void pushTwice() throws IOException {
    folder = folder.toRealPath();
    data = folder.resolve("data");
    terminal = new Terminal(folder.resolve("home"));
    registry = folder.resolve("home/packages");
    Files.createDirectories(data.resolve("sub"));
    writeString(data.resolve("a.txt"), "one\n");
    writeString(data.resolve("sub/ü.txt"), "two\n");
  }

  private Result push(String... more) {
    String[] first = {"push", "lab/a", "--dir", data.toString(), "--registry", registry.toString()};
    return terminal.run(concat(first, more));
  }

  private static String[] concat(String[] first, String... more) {
    return java.util.stream.Stream.of(List.of(first), List.of(more))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  @Test
  void x() throws IOException {
    for (String[] args :
        new String[][] {
          {"list-packages"},
          {"list-packages", "--json"},
        }) {
      System.err.println(terminal.run(args));
    }
    System.err.println(push("--json", "--meta", "{\"a\": 1}", "--message", "m"));
    System.err.println(push("--dry-run"));
    System.err.println(push());
    writeString(data.resolve("b.txt"), "three\n");
    Files.delete(data.resolve("a.txt"));
    System.err.println(push("--dry-run"));
    System.err.println(push("--dry-run", "--json"));
    System.err.println(push("--exact", "--dedupe", "--json"));
    System.err.println(push("--exact", "--dedupe"));
    for (String[] args :
        new String[][] {
          {"list-packages"},
          {"list-packages", "--json"},
          {"list-packages", folder + "/none"},
          {"list-versions", "lab/a"},
          {"list-versions", "lab/a", "--json"},
          {"list-versions", "lab/b", "--json"},
          {"browse", "lab/a"},
          {"browse", "lab/a", "--json"},
          {"browse", "lab/a", "--top-hash", "1234567"},
          {"browse", "lab/a", "--top-hash", "123"},
          {"install", "lab/a"},
          {"install", "lab/a", "--registry", registry.toString(), "--dest", folder + "/i"},
          {"install", "lab/a", "--registry", registry.toString()},
          {"delete", "lab/a"},
          {"config"}, {"config", "--json"},
          {"config", "--set", "navigator_url=https://x.example", "region=eu-west-1"},
          {"config", "--set", "navigator_url=x"},
          {"config"},
          {"config", "https://open.example"},
          {"config", ""},
          {"config-default-remote-registry", "s3://b"},
          {"disable-telemetry"},
          {"config", "--json"},
          {"--version"},
          {"top-hash", folder + "/none", "-"},
          {"checksum", data + "/b.txt", data.toString(), data + "/none", data + "/b.txt"},
        }) {
      System.err.println(String.join(" ", args) + "\n   " + terminal.run(args));
    }
    assertThat(FIRST).isEmpty();
  }
}
