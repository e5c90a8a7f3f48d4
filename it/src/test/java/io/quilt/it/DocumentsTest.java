package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(Project.ROOT, Project.ROOT.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) throws IOException {
    List<String> broken =
        LINK.matcher(Files.readString(document))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !Files.exists(document.resolveSibling(link)))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void decisionsAreNumberedOnce() throws IOException {
    try (Stream<Path> files = Files.list(Project.ROOT.resolve("docs").resolve("decisions"))) {
      List<String> numbers =
          files.map(file -> file.getFileName().toString().substring(0, 4)).sorted().toList();

      assertThat(numbers).isNotEmpty().doesNotHaveDuplicates().allMatch(n -> n.matches("\\d{4}"));
    }
  }

  @Test
  void theReadmeNamesEveryPublishedModule() {
    String readme = Project.read("README.md") + Project.read("docs/architecture.md");

    assertThat(Project.publishedModules()).allMatch(readme::contains);
  }
}
