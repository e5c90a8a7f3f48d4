package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whoever imports the BOM gets our modules' versions and nothing else. */
class BomTest {
  private final Document bom = Project.pom("quilt-bom");

  private static List<String> children(Element dependency) {
    return IntStream.range(0, dependency.getChildNodes().getLength())
        .mapToObj(i -> dependency.getChildNodes().item(i))
        .filter(Element.class::isInstance)
        .map(child -> child.getNodeName() + "=" + child.getTextContent())
        .toList();
  }

  @Test
  void namesEveryPublishedModuleAndNothingElse() {
    assertThat(Project.elements(bom, "dependency"))
        .extracting(
            dependency -> dependency.getElementsByTagName("artifactId").item(0).getTextContent())
        .containsExactlyInAnyOrderElementsOf(Project.publishedModules());
  }

  @Test
  void givesVersionsAndNoScopes() {
    assertThat(Project.elements(bom, "dependency"))
        .allSatisfy(
            dependency ->
                assertThat(children(dependency))
                    .hasSize(3)
                    .startsWith("groupId=io.quilt")
                    .endsWith("version=${project.version}"));
  }

  @Test
  void bringsNothingByItself() {
    assertThat(Project.elements(bom, "parent")).isEmpty();
    assertThat(Project.elements(bom, "properties")).isEmpty();
    assertThat(Project.elements(bom, "dependencies"))
        .singleElement()
        .satisfies(
            list ->
                assertThat(list.getParentNode().getNodeName()).isEqualTo("dependencyManagement"));
    assertThat(Project.texts(bom, "version")).first().isEqualTo(Project.VERSION);
  }
}
