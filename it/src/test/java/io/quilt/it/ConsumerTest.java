package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small application, compiled against the API alone, run in every way it can be packaged. */
@Tag("one-path")
class ConsumerTest {
  private static final Path SOURCES = Path.of("src", "test", "resources", "consumer", "consumer");

  /** What quilt3 computes for that file and that message. */
  private static final String TOP_HASH =
      "5d4509b4cd23c586510be1f858f2c1a4e13f86159b79b4c83970bac5c7f65134";

  /** Time enough for a loaded machine; an application that hangs never ends. */
  private static final long SECONDS = 240;

  @TempDir static Path classes;
  @TempDir Path work;

  @BeforeAll
  static void compile() {
    Jars.compile(SOURCES, classes);
  }

  private void assertWorked(String said, boolean named, String... providers) {
    assertThat(said.lines())
        .containsExactly(
            TOP_HASH, "hello", List.of(providers).toString(), "named " + named, "threads left 0");
  }

  @Test
  void runsOnTheClassPath() throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(Jars.local());
    path.add(classes);

    assertWorked(java("-cp", Jars.path(path), "consumer.Main", work.toString()), false, "local");
  }

  @Test
  void runsOnTheModulePath() throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(Jars.local());
    path.add(classes);

    assertWorked(
        java("--module-path", Jars.path(path), "-m", "consumer/consumer.Main", work.toString()),
        true,
        "local");
  }

  @Test
  void findsS3OnTheClassPath() throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(Jars.s3());
    path.add(classes);

    assertWorked(
        java("-cp", Jars.path(path), "consumer.Main", work.toString()), false, "local", "s3");
  }

  @Test
  void findsS3OnTheModulePath() throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(Jars.s3());
    path.add(classes);

    assertWorked(
        java("--module-path", Jars.path(path), "-m", "consumer/consumer.Main", work.toString()),
        true,
        "local",
        "s3");
  }

  @Test
  void runsFromOneShadedJar() throws IOException, InterruptedException {
    List<Path> parts = new ArrayList<>(Jars.local());
    parts.add(Jars.of("quilt-testing"));
    Path shaded = ShadedJar.of(parts, work.resolve("shaded.jar"));

    String said =
        java("-cp", Jars.path(List.of(shaded, classes)), "consumer.Main", work.toString());
    assertThat(said.lines()).startsWith(TOP_HASH, "hello").endsWith("threads left 0");
  }

  @Test
  void saysWhichArtifactIsMissing() throws IOException, InterruptedException {
    List<Path> path =
        Stream.concat(Jars.local().stream(), Stream.of(classes))
            .filter(jar -> !jar.equals(Jars.of("quilt-registry-local")))
            .toList();
    Child.Result result =
        Child.java(work, List.of("-cp", Jars.path(path), "consumer.Main", work.toString()))
            .end(SECONDS);

    assertThat(result.exit()).isNotZero();
    assertThat(result.errors()).contains("ProviderException").contains("quilt-registry-local");
  }

  @Test
  void saysThatTheEngineIsMissing() throws IOException, InterruptedException {
    Path api = Jars.of("quilt-api");
    Child.Result result =
        Child.java(
                work,
                List.of("-cp", Jars.path(List.of(api, classes)), "consumer.Main", work.toString()))
            .end(SECONDS);

    assertThat(result.exit()).isNotZero();
    assertThat(result.errors()).contains("ProviderException").contains("io.quilt:quilt-core");
  }

  @Test
  void runsFromALinkedImage() throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(Jars.local());
    path.add(classes);
    Path image = link(path, "consumer,io.quilt.core,io.quilt.registry.local");

    assertWorked(
        Child.java(work, image, List.of("-m", "consumer/consumer.Main", work.toString()))
            .succeed(SECONDS),
        true,
        "local");
  }

  @Test
  void theCommandRunsFromALinkedImage() throws IOException, InterruptedException {
    Path image =
        link(
            Jars.command(),
            "io.quilt.cli,io.quilt.core,io.quilt.registry.local,io.quilt.auth,jdk.crypto.ec");
    String version =
        Child.java(work, image, List.of("-m", "io.quilt.cli/io.quilt.cli.Main", "--version"))
            .succeed(SECONDS);

    assertThat(version).contains("local");
  }

  /** Links in a process of its own: the tool declines where modules are patched, as tests are. */
  private Path link(List<Path> path, String modules) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("java.home"));
    boolean linkable =
        ToolProvider.findFirst("jlink").isPresent()
            && (Files.isDirectory(home.resolve("jmods")) || Runtime.version().feature() >= 24);
    assumeTrue(linkable, "skipped: this JDK cannot link images (no jlink, or no jmods folder)");
    Path image = work.resolve("image");
    Child.start(
            work,
            Map.of(),
            List.of(
                home.resolve("bin").resolve("jlink").toString(),
                "--module-path",
                Jars.path(path),
                "--add-modules",
                modules,
                "--output",
                image.toString()))
        .succeed(SECONDS);
    return image;
  }

  private String java(String... arguments) throws IOException, InterruptedException {
    return Child.java(work, List.of(arguments)).succeed(SECONDS);
  }
}
