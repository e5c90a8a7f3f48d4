package io.quilt.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path work;

  /** Starts a server, says so, and stays. */
  static final class Starter {
    public static void main(String[] args) throws InterruptedException {
      System.out.println(S3ProxyServer.start().endpoint());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process starter() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-Djava.io.tmpdir=" + work,
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("test-classes"),
            Starter.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void aServerWhoseStarterIsKilledIsGone()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Process starter = starter();
    try (BufferedReader said = starter.inputReader()) {
      assertThat(said.readLine()).startsWith("http://127.0.0.1:");
      ProcessHandle server = starter.children().findFirst().orElseThrow();

      starter.destroyForcibly().waitFor();

      assertThat(server.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    } finally {
      starter.destroyForcibly();
    }
  }

  @Test
  void aServerThatDoesNotStartSaysWhy() {
    Path folder = ServerProcess.folder("none");

    assertThatThrownBy(
            () ->
                ServerProcess.start(
                    Jdks.running(),
                    folder,
                    "s3mock",
                    List.of(),
                    List.of("no.such.Main"),
                    Pattern.compile("(1)")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Ended with 1")
        .hasMessageContaining("ClassNotFoundException: no.such.Main");
    assertThat(folder).doesNotExist();
  }
}
