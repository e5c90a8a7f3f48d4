package io.quilt.core.content;

import io.quilt.api.PackageReader;
import io.quilt.api.TopHash;
import io.quilt.core.manifest.Manifest;

/** A package whose entries are read each time, from a temporary file where they are many. */
public final class StreamedPackage extends ManifestContent implements PackageReader {
  private final TopHash topHash;

  StreamedPackage(Manifest manifest, Lineage lineage, TopHash topHash) {
    super(manifest, lineage);
    this.topHash = topHash;
  }

  @Override
  public TopHash topHash() {
    return topHash;
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
