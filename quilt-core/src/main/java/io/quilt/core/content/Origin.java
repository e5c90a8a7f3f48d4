package io.quilt.core.content;

import io.quilt.api.PackageName;
import io.quilt.api.TopHash;
import io.quilt.core.manifest.Manifest;

/**
 * Where a manifest was read.
 *
 * @param name the package
 * @param topHash the revision
 * @param local whether the registry is on this machine, so that the manifest may name its files
 */
public record Origin(PackageName name, TopHash topHash, boolean local) {
  Lineage lineage(Manifest manifest) {
    return Lineage.NONE.with(name, topHash).withForeign(local ? null : manifest);
  }
}
