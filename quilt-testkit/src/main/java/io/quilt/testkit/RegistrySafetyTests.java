package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.BrowseOptions;
import io.quilt.api.InstallOptions;
import io.quilt.api.PackageRevision;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What was published stays as it was. */
abstract class RegistrySafetyTests extends RegistryFixture {
  RegistrySafetyTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void pushNeverReplacesBytesOfAnEarlierRevision() throws IOException {
    List<TopHash> revisions = new ArrayList<>();
    for (String text : List.of("one", "two", "three!", "one", "two")) {
      revisions.add(push("a.txt", text, "same.txt", "same"));
    }
    assertInstalls(revisions.get(0), "one");
    assertInstalls(revisions.get(1), "two");
    assertInstalls(revisions.get(2), "three!");
    assertThat(revisions.subList(3, 5)).isEqualTo(revisions.subList(0, 2));
  }

  private void assertInstalls(TopHash topHash, String text) throws IOException {
    Path place = target.resolve(topHash.value());
    registry.install(
        NAME,
        InstallOptions.builder()
            .revision(BrowseOptions.revision(topHash.value()))
            .destination(place)
            .build());
    assertThat(tree(place)).isEqualTo(Map.of("a.txt", text, "same.txt", "same"));
    QuiltPackage revision = registry.browse(NAME, topHash.value());
    assertThat(revision.verify(place, VerifyOptions.defaults()).ok()).isTrue();
  }

  @Test
  void pushNeverReplacesWhatSomebodyElsePutThere() throws IOException {
    putRaw("lab/assays/a.txt", "somebody else's");
    String version = store.head("lab/assays/a.txt", null).orElseThrow().versionId().orElse(null);
    push("a.txt", "ours");
    assertThat(text(registry.browse(NAME).get("a.txt"))).isEqualTo("ours");
    ReadRequest request = ReadRequest.of("lab/assays/a.txt").versionId(version);
    try (ObjectContent content = store.read(request)) {
      assertThat(content.stream().readAllBytes())
          .isEqualTo("somebody else's".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void twoPushesWithinOneSecondAreBothListed() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2");
    assertThat(listed(NAME)).contains(first, second);
    if (isV1()) {
      assertThat(revisions(NAME))
          .extracting(PackageRevision::pointer)
          .hasSize(3)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void entriesPinTheVersionThatWasWritten() {
    assumeThat(store.capabilities().versions()).as("a store with versions").isTrue();
    push("a.txt", "1");
    putRaw("lab/assays/a.txt", "changed since");
    assertThat(registry.browse(NAME).get("a.txt").physicalKey().versionId()).isPresent();
    assertThat(text(registry.browse(NAME).get("a.txt"))).isEqualTo("1");
  }

  @Test
  void deletingNeverTouchesBytes() {
    push("a.txt", "1");
    QuiltPackage first = registry.browse(NAME);
    TopHash second = push("a.txt", "2");
    QuiltPackage last = registry.browse(NAME);
    SortedMap<String, String> before = dataObjects();
    registry.delete(NAME, second);
    registry.delete(NAME);
    assertThat(dataObjects()).isEqualTo(before).isNotEmpty();
    assertThat(text(first.get("a.txt"))).isEqualTo("1");
    assertThat(text(last.get("a.txt"))).isEqualTo("2");
  }
}
