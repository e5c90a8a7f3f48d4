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

class PushTest {
  @TempDir Path folder;
  Terminal terminal;

  @BeforeEach
  void writeData() {
    terminal = Terminal.in(folder);
    terminal.write("data/a.txt", "one\n");
    terminal.write("data/b.txt", "two\n");
  }

  @Test
  void saysWhatItDid() {
    String out = terminal.push("lab/a", "~/data", "--message", "first");

    assertThat(out)
        .isEqualTo(
            "Pushed lab/a@%s to file://~/home/packages\n2 files copied, 8 B\n"
                .formatted(terminal.latest("lab/a")));
  }

  @Test
  void printsADocument() {
    String first = terminal.push("lab/a", "~/data", "--json");
    String firstHash = terminal.latest("lab/a").value();
    String second = terminal.push("lab/a", "~/data", "--json", "--message", "again");

    assertThat(first)
        .isEqualTo(
            """
            {"name": "lab/a", "top_hash": "%s", "registry": "file://~/home/packages", \
            "previous": null, "catalog_url": null}
            """
                .formatted(firstHash));
    assertThat(second)
        .contains("\"top_hash\": \"" + terminal.latest("lab/a") + "\"")
        .contains("\"previous\": \"" + firstHash + "\"");
  }

  @Test
  void keepsFilesThatLeftTheFolder() throws IOException {
    terminal.push("lab/a", "~/data");
    Files.delete(terminal.path("data/b.txt"));
    terminal.push("lab/a", "~/data");

    assertThat(terminal.ok("browse", "lab/a")).contains("a.txt", "b.txt");
  }

  @Test
  void dropsFilesThatLeftTheFolderWhenExact() throws IOException {
    terminal.push("lab/a", "~/data", "--meta", "{\"keep\": true}");
    Files.delete(terminal.path("data/b.txt"));
    terminal.push("lab/a", "~/data", "--exact");

    assertThat(terminal.ok("browse", "lab/a", "--json"))
        .contains("a.txt", "\"meta\": {\"keep\": true}")
        .doesNotContain("b.txt");
  }

  @Test
  void startsFromTheLocalRegistryWhereverItPublishes() {
    terminal.push("lab/a", "~/data");
    terminal.write("more/c.txt", "three\n");

    terminal.ok("push", "lab/a", "--dir", "~/more", "--registry", "~/elsewhere");

    assertThat(terminal.ok("browse", "lab/a", "--registry", "~/elsewhere"))
        .contains("a.txt", "b.txt", "c.txt");
  }

  @Test
  void refusesToGoOverARevisionThatItDoesNotKnow() {
    terminal.ok("push", "lab/a", "--dir", "~/data", "--registry", "~/elsewhere");
    terminal.write("data/a.txt", "changed\n");
    String[] again = {"push", "lab/a", "--dir", "~/data", "--registry", "~/elsewhere"};

    Result refused = terminal.run(again);
    Result dryRun =
        terminal.run("push", "lab/a", "--dir", "~/data", "--registry", "~/elsewhere", "--dry-run");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).startsWith("quilt: ").contains("lab/a", "~/elsewhere", "force");
    assertThat(dryRun).isEqualTo(refused);
    terminal.ok("push", "lab/a", "--dir", "~/data", "--registry", "~/elsewhere", "--force");
  }

  @Test
  void dedupePublishesNothingNew() {
    terminal.push("lab/a", "~/data");
    String versions = terminal.ok("list-versions", "lab/a");

    assertThat(terminal.push("lab/a", "~/data", "--dedupe")).contains("already");
    assertThat(terminal.ok("list-versions", "lab/a")).isEqualTo(versions);
  }

  @Test
  void dryRunForetellsAndChangesNothing() throws IOException {
    terminal.push("lab/a", "~/data");
    String before = terminal.ok("list-versions", "lab/a");
    terminal.write("data/a.txt", "changed\n");
    terminal.write("data/c.txt", "three\n");
    Files.delete(terminal.path("data/b.txt"));
    String[] options = {"--exact", "--message", "m", "--meta", "{\"x\": [1, null]}"};

    String foretold = dryRun(options, "--json");
    String words = dryRun(options);

    assertThat(words)
        .startsWith("Would push lab/a@")
        .endsWith("1 file added, 1 modified, 1 deleted\n");
    assertThat(terminal.ok("list-versions", "lab/a")).isEqualTo(before);
    assertThat(terminal.push("lab/a", "~/data", append(options, "--json"))).isEqualTo(foretold);
  }

  private String dryRun(String[] options, String... more) {
    return terminal.push("lab/a", "~/data", append(append(options, more), "--dry-run"));
  }

  private static String[] append(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void needsARegistry() {
    Result result = terminal.run("push", "lab/a", "--dir", "~/data");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("--registry", "config-default-remote-registry");
  }

  @Test
  void metadataIsAnObject() {
    for (String meta : new String[] {"[1]", "{", "1", "{\"a\": NaN}"}) {
      Result result =
          terminal.run("push", "lab/a", "--dir", "~/data", "--registry", "~/r", "--meta", meta);

      assertThat(result.status()).isEqualTo(2);
      assertThat(result.err()).contains("--meta");
      assertThat(result.err().lines()).hasSize(1);
    }
  }

  @Test
  void aFolderThatIsNotThere() {
    Result result = terminal.run("push", "lab/a", "--dir", "~/none", "--registry", "~/r");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("~/none");
    assertThat(terminal.path("r")).doesNotExist();
  }

  @Test
  void copiesBelowAnotherPlaceOfTheRegistry() {
    terminal.push("lab/a", "~/data", "--dest", "~/home/packages/other");

    assertThat(terminal.path("home/packages/other/a.txt")).hasContent("one\n");
  }

  @Test
  void noCopyNamesTheFilesWhereTheyAre() {
    terminal.push("lab/a", "~/data", "--no-copy");

    assertThat(terminal.ok("browse", "lab/a", "--json")).contains("\"file://~/data/a.txt\"");
  }

  @Test
  void workflowsNeedTheRegistrysConfiguration() {
    for (String workflow : new String[] {"", "alpha"}) {
      Result result =
          terminal.run(
              "push", "lab/a", "--dir", "~/data", "--registry", "~/r", "--workflow", workflow);

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).containsIgnoringCase("workflow");
    }
  }
}
