package io.quilt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show. */
class ProcessTest {
  @TempDir Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = folder.toRealPath();
  }

  @Test
  void quickstartWorksFromNothingAndAgain() throws Exception {
    Child first = Child.start(folder, "quickstart");
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("\n$ quilt push quickstart/rivers ")
        .contains("\n$ quilt list-packages | grep river\nquickstart/rivers\n")
        .contains("\nmodified readings/Göta-älv.csv\n")
        .contains("\nVerification succeeded: 5 files\n");
    Path readings = folder.resolve("quilt-quickstart/installed/readings");
    assertThat(readings.resolve("Göta-älv.csv"))
        .content()
        .startsWith("time,")
        .doesNotContain(Rivers.LATE_READING);

    Child second = Child.start(folder, "quickstart");
    assertThat(second.status()).as(second.err()).isZero();

    Child versions = Child.start(folder, "list-versions", "quickstart/rivers");
    assertThat(versions.status()).isZero();
    assertThat(versions.out().lines()).hasSize(5);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGINT for one process")
  void ctrlCStopsAPushAndLeavesNothingHalfDone() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    for (int i = 0; i < 300; i++) {
      Files.write(data.resolve(i + ".bin"), new byte[1 << 20]);
    }
    Path registry = folder.resolve("registry");
    Child child =
        Child.start(
            folder, "push", "lab/big", "--dir", data.toString(), "--registry", registry.toString());
    while (child.process().isAlive() && !Files.exists(registry.resolve("lab"))) {
      Thread.sleep(1);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(child.process().pid())).start().waitFor();

    assertThat(child.status()).isEqualTo(130);
    assertThat(child.err()).startsWith("quilt: Interrupted").hasLineCount(1);
    assertThat(files(folder.resolve("tmp"))).isEmpty();
    assertThat(files(registry))
        .allMatch(file -> file.startsWith("lab/big/") && file.endsWith(".bin"))
        .hasSizeLessThan(300);
    for (String file : files(registry)) {
      assertThat(registry.resolve(file)).hasSize(1 << 20);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGINT for one process")
  void ctrlCStopsWaitingForInput() throws Exception {
    Child child = Child.start(folder, "top-hash", "-");
    OutputStream input = child.process().getOutputStream();
    input.write("{\"version\": \"v0\", \"message\": \"".getBytes(UTF_8));
    input.write("x".repeat(500_000).getBytes(UTF_8)); // More than a pipe holds: it is read.
    input.flush();
    new ProcessBuilder("kill", "-INT", Long.toString(child.process().pid())).start().waitFor();

    assertThat(child.status()).isEqualTo(130);
    assertThat(files(folder.resolve("tmp"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "list-packages"})
  void whatNeedsNoStackLoadsNothingForOne(String command) throws Exception {
    Child child = Child.startNotingClasses(folder, command);

    assertThat(child.status()).as(child.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("classes")))
        .anyMatch(line -> line.contains(" io.quilt.auth.StackAuthenticatorProvider "))
        .noneMatch(line -> line.contains(" io.quilt.auth.StackAuthenticator "))
        .noneMatch(line -> line.contains(" java.net.http."));
  }

  @Test
  void anOutputThatIsFullIsAnError() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "skipped: this system has no /dev/full");

    Child child = Child.start(folder, Redirect.to(full), "config");

    assertThat(child.status()).isEqualTo(1);
    assertThat(child.err()).startsWith("quilt: ").hasLineCount(1);
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoReasonToComplain() throws Exception {
    String[] args = new String[10_000];
    Arrays.fill(args, Files.writeString(folder.resolve("file"), "x").toString());
    args[0] = "checksum";

    Child child = Child.start(folder, Redirect.PIPE, args);
    child.process().getInputStream().read();
    child.process().getInputStream().close();

    assertThat(child.status()).isEqualTo(1);
    assertThat(child.err()).isEmpty();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
