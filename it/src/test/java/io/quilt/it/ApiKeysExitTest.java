package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that has used API keys ends by itself, on either path. */
@Tag("one-path")
class ApiKeysExitTest {
  private static final Path SOURCES = Path.of("src", "test", "resources", "keys");
  private static final long SECONDS_TO_EXIT = 2;
  private static final String KEY = "qk_of-the-test";

  @TempDir static Path classes;
  @TempDir Path work;

  @BeforeAll
  static void compile() {
    Jars.tool(
        "javac",
        "--release",
        "17",
        "-Xlint:all",
        "-Werror",
        "--module-path",
        Jars.of("quilt-api").toString(),
        "-d",
        classes.toString(),
        SOURCES.resolve("module-info.java").toString(),
        SOURCES.resolve(Path.of("keys", "Main.java")).toString());
  }

  private static List<Path> path() {
    List<Path> path = new ArrayList<>(Jars.apiKeys());
    path.add(classes);
    return path;
  }

  @Test
  void onTheModulePath() throws IOException, InterruptedException {
    assertEnds(true, "--module-path", Jars.path(path()), "-m", "keys/keys.Main");
  }

  @Test
  void onTheClassPath() throws IOException, InterruptedException {
    assertEnds(false, "-cp", Jars.path(path()), "keys.Main");
  }

  @Test
  void onTheClassPathWithAnotherContextClassLoader() throws IOException, InterruptedException {
    assertEnds(false, List.of("elsewhere"), "-cp", Jars.path(path()), "keys.Main");
  }

  @Test
  void onTheModulePathWithAnotherContextClassLoader() throws IOException, InterruptedException {
    assertEnds(
        true, List.of("elsewhere"), "--module-path", Jars.path(path()), "-m", "keys/keys.Main");
  }

  private void assertEnds(boolean named, String... command)
      throws IOException, InterruptedException {
    assertEnds(named, List.of(), command);
  }

  private void assertEnds(boolean named, List<String> more, String... command)
      throws IOException, InterruptedException {
    try (StackServer stack = StackServer.start()) {
      stack.accept(KEY);
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of(stack.url().toString(), KEY));
      arguments.addAll(more);
      Child child = Child.java(work, arguments);
      try {
        child.awaitLine("closed");
        assertThat(child.process().waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS))
            .as("the process ends by itself")
            .isTrue();
      } finally {
        child.process().destroyForcibly();
      }
      assertThat(child.process().exitValue()).isZero();
      assertThat(Files.readString(child.output()).lines())
          .containsExactly("ci", "named " + named, "closed");
      assertThat(child.errors()).isEmptyFile();
    }
  }
}
