package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a module shows to others changes on purpose only. */
class DescriptorsTest {
  private static final Path DESCRIPTORS = Path.of("src", "test", "resources", "descriptors");
  private static final String UPDATE = "quilt.descriptors.update";

  static List<String> published() {
    return Project.publishedModules();
  }

  @ParameterizedTest
  @MethodSource("published")
  void descriptorIsAsItWas(String artifact) throws IOException {
    Path golden = DESCRIPTORS.resolve(artifact + ".txt");
    String described = describe(artifact);
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(golden, described);
    }

    assertThat(described)
        .as(
            "jar --describe-module of %s; if the change is wanted, run the tests of 'it' with -D%s=true",
            artifact, UPDATE)
        .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
  }

  /** What the tool says, without the jar's place and version, and without what nobody sees. */
  private static String describe(String artifact) {
    return Jars.tool("jar", "--describe-module", "--file", Jars.of(artifact).toString())
        .lines()
        .map(line -> line.replaceFirst("(@\\S+)? jar:file:\\S+", ""))
        .filter(line -> !line.isBlank() && !line.startsWith("contains "))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
