package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the packaged command. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for a POSIX shell")
class LauncherTest {
  private static final long SECONDS = 120;

  // One for all tests: each first use takes seconds.
  @TempDir static Path shared;

  static Path home;
  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    home = shared.toRealPath().resolve("a place with spaces/quilt");
    Path app = Project.ROOT.resolve("quilt-cli/target/quilt");
    for (String directory : List.of("bin", "lib")) {
      Files.createDirectories(home.resolve(directory));
      try (Stream<Path> files = Files.list(app.resolve(directory))) {
        for (Path file : files.filter(each -> !isMadeOnFirstUse(each)).toList()) {
          Files.copy(file, home.resolve(directory).resolve(file.getFileName()));
        }
      }
    }
  }

  private static boolean isMadeOnFirstUse(Path file) {
    return file.endsWith("quilt.jsa") || file.endsWith("quilt.java");
  }

  private Child.Result run(Path script, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    return Child.start(folder.resolve("work"), environment, command).end(SECONDS);
  }

  private Child.Result run(String... args) throws IOException, InterruptedException {
    String java = System.getProperty("java.home");
    return run(home.resolve("bin/quilt"), Map.of("JAVA_HOME", java), args);
  }

  private static void assertWorks(Child.Result result) {
    assertThat(result.errors()).isEmpty();
    assertThat(result.output()).startsWith("quilt ").contains("local");
    assertThat(result.exit()).isZero();
  }

  @Test
  void makesAnArchiveOfClassesOnceAndKeepsIt() throws Exception {
    Files.deleteIfExists(home.resolve("lib/quilt.java"));
    assertWorks(run("--version"));
    Path archive = home.resolve("lib/quilt.jsa");
    assertThat(archive).isNotEmptyFile();
    Object made = Files.getLastModifiedTime(archive);

    assertWorks(run("--version"));
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
  }

  @Test
  void anArchiveThatDoesNotFitIsNoTrouble() throws Exception {
    run("--version");
    Path archive = home.resolve("lib/quilt.jsa");
    Files.delete(archive);
    Files.write(archive, new byte[100_000]);
    assertWorks(run("--version"));

    Files.delete(archive);
    assertWorks(run("--version"));
    Files.delete(home.resolve("lib/quilt.java"));
  }

  @Test
  void anotherJavaOrBuildGetsAnArchiveOfItsOwn() throws Exception {
    run("--version");
    Path stamp = home.resolve("lib/quilt.java");
    String java = Files.readString(stamp);
    Files.writeString(stamp, "another one\n");

    assertWorks(run("--version"));
    assertThat(stamp).hasContent(java);
  }

  @Test
  void worksThroughLinksFromAnywhere() throws Exception {
    Path direct =
        Files.createSymbolicLink(home.resolveSibling("direct"), home.resolve("bin/quilt"));
    Path links = Files.createDirectories(home.resolveSibling("links"));
    Path relative = Files.createSymbolicLink(links.resolve("quilt"), Path.of("../direct"));
    Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));

    assertWorks(run(direct, java, "--version"));
    assertWorks(run(relative, java, "--version"));
  }

  @Test
  void opensNamesBeyondAsciiInAnyLocale() throws Exception {
    Files.createDirectories(folder.resolve("work"));
    Files.writeString(folder.resolve("work/黒部川.csv"), "x");
    Map<String, String> plain = Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C");

    Child.Result result = run(home.resolve("bin/quilt"), plain, "checksum", "黒部川.csv");

    assertThat(result.errors()).isEmpty();
    assertThat(result.output()).endsWith("  黒部川.csv\n");
  }

  @Test
  void passesArgumentsAndTheExitStatusThrough() throws Exception {
    Child.Result result = run("checksum", "no such; file", "$HOME", "*");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.errors()).contains("no such; file").contains("$HOME").contains("'*'");
  }

  @Test
  void takesFurtherOptionsOfJava() throws Exception {
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "QUILT_JAVA_OPTS",
            "-Xmx64m -Dno.such.property=1");

    assertWorks(run(home.resolve("bin/quilt"), environment, "--version"));
  }

  @Test
  void aJavaThatIsNotThere() throws Exception {
    Child.Result result = run(home.resolve("bin/quilt"), Map.of("JAVA_HOME", "/no/java"));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.errors()).contains("/no/java").contains("Java 17").hasLineCount(1);
  }

  @Test
  void aJavaThatIsTooOld() throws Exception {
    Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 11' >&2\nexit 0\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Child.Result result =
        run(home.resolve("bin/quilt"), Map.of("JAVA_HOME", folder.resolve("old").toString()));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.errors()).contains("Java 11").contains("Java 17").hasLineCount(1);
  }
}
