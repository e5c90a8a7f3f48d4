package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The revisions of a package whose pushers wrote into each which one it was made from. */
final class Lineage {
  static final String PARENT = "parent";
  static final String ROOT = "none";

  private Lineage() {}

  /** From {@code latest} to the first revision, each with one entry more than its parent. */
  static List<String> chain(Registry registry, PackageName name) {
    List<String> chain = new ArrayList<>();
    TopHash latest = registry.latest(name).orElseThrow();
    QuiltPackage child = registry.browse(name);
    assertThat(child.topHash()).isEqualTo(latest);
    for (String revision = latest.value(); !revision.equals(ROOT); revision = parent(child)) {
      QuiltPackage content = registry.browse(name, revision);
      if (!chain.isEmpty()) {
        assertThat(content.size()).isEqualTo(child.size() - 1);
      }
      chain.add(revision);
      child = content;
    }
    assertThat(child.size()).isEqualTo(1);
    return chain;
  }

  private static String parent(QuiltPackage content) {
    return (String) content.metadata().get(PARENT);
  }

  static List<String> listed(Registry registry, PackageName name) {
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      return revisions.map(revision -> revision.topHash().value()).distinct().toList();
    }
  }
}
