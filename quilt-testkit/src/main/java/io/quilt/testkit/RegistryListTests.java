package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.BuildOptions;
import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PackageRevision;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.spi.KeyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages and revisions are listed. */
abstract class RegistryListTests extends RegistryFixture {
  RegistryListTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void registryIsWhereItWasAskedFor() {
    assertThat(registry.location()).isEqualTo(contract.location());
    assertThat(registry.layout()).isEqualTo(layout);
  }

  @Test
  void emptyRegistryHoldsNothing() {
    assertThat(packages()).isEmpty();
    assertThat(registry.latest(NAME)).isEmpty();
    assertThatThrownBy(() -> revisions(NAME))
        .isInstanceOf(PackageNotFoundException.class)
        .hasMessageContaining(NAME.toString());
  }

  @Test
  void packagesAreInOrder() {
    List<PackageName> names =
        Stream.of("b/a", "a/b", "a-b/c", "a/a_1", "a/a-1", "0/z").map(PackageName::of).toList();
    names.forEach(name -> registry.build(name, QuiltPackage.empty(), BuildOptions.defaults()));
    assertThat(packages())
        .containsExactlyElementsOf(
            names.stream().sorted(Comparator.comparing(this::folder, KeyOrder::compare)).toList());
  }

  private String folder(PackageName name) {
    String between = registry.layout() == RegistryLayout.V1 ? "/" : "@";
    return name.namespace() + between + name.name() + "/";
  }

  @Test
  void packagesCanBeLeftHalfRead() {
    for (int i = 0; i < 5; i++) {
      registry.build(PackageName.of("lab/p" + i), QuiltPackage.empty(), BuildOptions.defaults());
    }
    try (Stream<PackageName> names = registry.packages()) {
      assertThat(names.findFirst()).contains(PackageName.of("lab/p0"));
    }
  }

  @Test
  void revisionsAreNewestFirst() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2");
    TopHash third = push("a.txt", "3");
    List<PackageRevision> revisions = revisions(NAME);
    assertThat(registry.latest(NAME)).contains(third);
    if (isV1()) {
      assertThat(revisions.get(0)).isEqualTo(new PackageRevision("latest", third));
      assertThat(revisions)
          .extracting(PackageRevision::topHash)
          .containsExactly(third, third, second, first);
      assertThat(seconds(revisions.subList(1, 4))).doesNotHaveDuplicates();
    } else {
      assertThat(revisions)
          .extracting(PackageRevision::topHash)
          .containsExactlyInAnyOrder(third, second, first);
      assertThat(revisions).noneMatch(PackageRevision::isLatest);
    }
    assertThat(seconds(revisions)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static List<Long> seconds(List<PackageRevision> revisions) {
    return revisions.stream()
        .flatMap(revision -> revision.published().stream())
        .map(published -> published.getEpochSecond())
        .toList();
  }

  @Test
  void strayFilesAreSkipped() {
    TopHash topHash = push("a.txt", "1");
    for (String stray :
        List.of(
            ".quilt/.DS_Store",
            ".quilt/named_packages/.DS_Store",
            ".quilt/named_packages/lab/.DS_Store",
            ".quilt/named_packages/lab/assays/.DS_Store",
            ".quilt/named_packages/lab/assays/notes/1700000000",
            ".quilt/named_packages/not a namespace/x/latest",
            ".quilt/packages/.DS_Store",
            ".quilt/packages/" + topHash.value().substring(0, 10) + ".part",
            ".quilt/v2/manifests/.DS_Store",
            ".quilt/v2/manifests/lab@assays/.DS_Store",
            ".quilt/v2/manifests/lab@assays/notes/manifest.jsonl",
            ".quilt/v2/manifests/nopackage/x/manifest.jsonl",
            ".quilt/v2/tags/.DS_Store",
            ".quilt/v2/tags/lab@assays/.DS_Store")) {
      putRaw(stray, "stray");
    }
    assertThat(packages()).containsExactly(NAME);
    assertThat(listed(NAME)).containsExactly(topHash);
    assertThat(registry.resolve(NAME, topHash.value().substring(0, 8))).isEqualTo(topHash);
    assertThat(registry.shorten(NAME, topHash)).hasSize(7);
    TopHash next = push("a.txt", "2");
    registry.delete(NAME, next);
    assertThat(registry.latest(NAME)).contains(topHash);
  }

  @Test
  void pointerMayEndInANewline() {
    TopHash topHash = push("a.txt", "1");
    putRaw(latestKey(NAME), topHash + "\n");
    assertThat(registry.latest(NAME)).contains(topHash);
    assertThat(registry.browse(NAME).size()).isEqualTo(1);
    assertThat(listed(NAME)).containsExactly(topHash);
    TopHash next = push("a.txt", "2");
    assertThat(registry.latest(NAME)).contains(next);
  }

  @Test
  void packageWithoutLatestKeepsItsRevisions() {
    TopHash topHash = push("a.txt", "1");
    store.deleteAll(List.of(latestKey(NAME)));
    assertThat(registry.latest(NAME)).isEmpty();
    assertThat(listed(NAME)).containsExactly(topHash);
    assertThat(registry.browse(NAME, topHash.value()).size()).isEqualTo(1);
    assertThatThrownBy(() -> registry.browse(NAME)).isInstanceOf(PackageNotFoundException.class);
  }
}
