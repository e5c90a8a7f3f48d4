package io.quilt.core.content;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.TopHash;
import io.quilt.core.manifest.Manifest;
import io.quilt.core.manifest.ManifestRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a content comes from: the revisions that it descends from, and the manifest from elsewhere,
 * if there is one, whose files of this machine are not to be followed. Immutable.
 *
 * @param revisions by package
 * @param foreign the manifest of a registry that is not on this machine; null if there is none
 */
record Lineage(Map<PackageName, Set<TopHash>> revisions, @Nullable Manifest foreign) {
  static final Lineage NONE = new Lineage(Map.of(), null);

  Lineage {
    revisions = Map.copyOf(revisions);
  }

  Lineage with(PackageName name, TopHash topHash) {
    Set<TopHash> known = new HashSet<>(revisionsOf(name));
    known.add(topHash);
    Map<PackageName, Set<TopHash>> more = new HashMap<>(revisions);
    more.put(name, Set.copyOf(known));
    return new Lineage(more, foreign);
  }

  Lineage withForeign(@Nullable Manifest manifest) {
    return new Lineage(revisions, manifest);
  }

  Set<TopHash> revisionsOf(PackageName name) {
    return revisions.getOrDefault(name, Set.of());
  }

  boolean isForeign(PackageEntry entry) {
    return foreign != null && names(foreign, entry.logicalKey(), entry.physicalKey());
  }

  private static boolean names(Manifest manifest, LogicalKey logical, PhysicalKey physical) {
    ManifestRow row = manifest.entries().find(logical.value());
    return row != null && row.physicalKey().equals(physical.toString());
  }
}
