package io.quilt.core.content;

import io.quilt.api.PackageReader;
import io.quilt.api.TopHash;
import io.quilt.api.bootstrap.QuiltEngine;
import io.quilt.core.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** A package whose entries are read each time, from a temporary file where they are many. */
public final class StreamedPackage extends ManifestContent implements PackageReader {
  private volatile @Nullable TopHash topHash;

  StreamedPackage(Manifest manifest, Lineage lineage, @Nullable TopHash topHash) {
    super(manifest, lineage);
    this.topHash = topHash;
  }

  @Override
  public TopHash topHash() {
    TopHash known = topHash;
    if (known == null) {
      known = QuiltEngine.get().topHash(this);
      topHash = known;
    }
    return known;
  }

  @Override
  public long size() {
    return manifest().entries().size();
  }

  @Override
  public void close() {
    manifest().close();
  }
}
