package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quilt}, in a tree whose build is a stub that notes that it ran. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for a POSIX shell")
class SourceLauncherTest {
  private static final String BUILDS =
      """
      #!/bin/sh
      echo "noise of the build"
      echo build >>builds
      sleep 1
      [ -f broken ] && exit 1
      mkdir -p quilt-cli/target/quilt/bin
      printf '#!/bin/sh\\necho "ran $# $*"\\nexit 3\\n' >quilt-cli/target/quilt/bin/quilt
      chmod +x quilt-cli/target/quilt/bin/quilt
      """;

  @TempDir Path folder;
  Path root;
  Path source;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("a clone"));
    Files.copy(Project.ROOT.resolve("quilt"), root.resolve("quilt"));
    executable(root.resolve("quilt"));
    executable(Files.writeString(root.resolve("mvnw"), BUILDS));
    source = root.resolve("quilt-core/src/main/java/A.java");
    for (Path old :
        List.of(source, root.resolve("pom.xml"), root.resolve("quilt-cli/src/main/java/B.java"))) {
      Files.createDirectories(old.getParent());
      Files.writeString(old, "");
    }
  }

  private static void executable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Child start(Map<String, String> environment, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("quilt").toString()));
    command.addAll(List.of(args));
    return Child.start(folder.resolve("work"), environment, command);
  }

  private Child start(String... args) throws IOException {
    return start(Map.of("JAVA_HOME", System.getProperty("java.home")), args);
  }

  private List<String> builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  @Test
  void buildsOnceQuietlyAndRuns() throws Exception {
    Child.Result first = start("a b", "c").end(60);
    Child.Result second = start().end(60);

    assertThat(first.output()).isEqualTo("ran 2 a b c\n");
    assertThat(first.errors()).startsWith("quilt: building").hasLineCount(1);
    assertThat(first.exit()).isEqualTo(3);
    assertThat(second.output()).isEqualTo("ran 0 \n");
    assertThat(second.errors()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceChanged() throws Exception {
    start().end(60);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    start().end(60);

    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceWasDeleted() throws Exception {
    start().end(60);
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
    start().end(60);

    assertThat(builds()).hasSize(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Child one = start();
    Child other = start();

    assertThat(one.end(60).output()).isEqualTo("ran 0 \n");
    assertThat(other.end(60).output()).isEqualTo("ran 0 \n");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aBuildThatWasKilledDoesNotLockOthersOut() throws Exception {
    Path lock = Files.createDirectories(root.resolve("quilt-cli/target/quilt.lock"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.writeString(lock.resolve("owner"), gone.pid() + "\n");

    assertThat(start().end(60).output()).isEqualTo("ran 0 \n");
  }

  @Test
  void showsWhatTheBuildSaidWhenItFailed() throws Exception {
    Files.writeString(root.resolve("broken"), "");
    Child.Result failed = start().end(60);
    Files.delete(root.resolve("broken"));

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.errors()).contains("noise of the build").contains("quilt-build.log");
    assertThat(start().end(60).output()).isEqualTo("ran 0 \n");
  }

  @Test
  void needsAJdk() throws Exception {
    Path jre = Files.createDirectories(folder.resolve("jre/bin"));
    Files.writeString(
        jre.resolve("java"),
        """
        #!/bin/sh
        echo '    java.home = %s' >&2
        echo '    java.specification.version = 17' >&2
        """
            .formatted(jre.getParent()));
    executable(jre.resolve("java"));

    for (String home : List.of("/no/java", jre.getParent().toString())) {
      Child.Result result = start(Map.of("JAVA_HOME", home)).end(60);

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.errors()).contains(home).contains("JDK").hasLineCount(1);
    }
    assertThat(builds()).isEmpty();
  }
}
