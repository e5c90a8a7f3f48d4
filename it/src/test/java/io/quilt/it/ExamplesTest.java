package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples are projects of their own, which know the BOM and nothing else of this build. */
@Tag("one-path")
class ExamplesTest {
  private static final Path EXAMPLES = Project.ROOT.resolve("examples");
  private static final long SECONDS = 540;

  private static final Path WORK = Path.of("target", "examples").toAbsolutePath();

  @Test
  void areBuiltAndTheirTestsPass() throws IOException, InterruptedException {
    deleteTree(WORK);
    Path projects = copy(EXAMPLES, WORK.resolve("examples"));
    Path repository = LocalRepository.create(WORK.resolve("repository"));
    Child.start(
            projects,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of(
                maven().toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + repository,
                "verify"))
        .succeed(SECONDS);

    for (String example : Project.texts(Project.pom("examples"), "module")) {
      assertThat(reports(projects.resolve(example))).as(example).isNotEmpty();
    }
  }

  private static Path maven() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return Path.of(System.getProperty("quilt.maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
  }

  private static List<Path> reports(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target").resolve("surefire-reports"))) {
      return files.filter(file -> file.toString().endsWith(".xml")).toList();
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(one -> !isBuilt(from.relativize(one))).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      // Links to what this machine has fetched are deleted, not followed.
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static boolean isBuilt(Path relative) {
    return relative.getNameCount() > 1 && relative.getName(1).toString().equals("target");
  }

  @Test
  void nameNothingOfThisBuildButTheBom() throws IOException {
    try (Stream<Path> poms = Files.walk(EXAMPLES, 2)) {
      for (Path pom : poms.filter(file -> file.endsWith("pom.xml")).toList()) {
        assertThat(Files.readString(pom)).doesNotContain("<parent>", "quilt-parent");
      }
    }
  }

  @Test
  void theReadmeShowsTheApplication() throws IOException {
    String source =
        Project.read("examples/application/src/main/java/com/example/assays/Assays.java");
    String shown =
        source
            .lines()
            .dropWhile(line -> !line.strip().equals("// README"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end"))
            .map(line -> line.isBlank() ? "" : line.substring("    ".length()))
            .collect(Collectors.joining("\n"));

    assertThat(shown).contains("Quilt.open()");
    assertThat(Project.read("README.md")).contains(shown);
  }
}
