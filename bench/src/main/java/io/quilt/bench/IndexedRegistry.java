package io.quilt.bench;

import io.quilt.api.PackageReader;
import io.quilt.bench.ManifestGenerator.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A local registry of layout 1 with one revision of one package, of a generated manifest. */
record IndexedRegistry(Path folder, long entries) {
  private static final String SECOND = "1700000000";

  /** Makes the registry, unless it is there. */
  IndexedRegistry make() throws IOException {
    Path pointers = folder.resolve(".quilt/named_packages/bench/indexed");
    if (Files.exists(pointers)) {
      return this;
    }
    Path manifests = Files.createDirectories(folder.resolve(".quilt/packages"));
    Path manifest = ManifestGenerator.write(manifests.resolve("new"), entries, Variant.ORDERED);
    String topHash;
    try (PackageReader reader = PackageReader.open(manifest)) {
      topHash = reader.topHash().value();
    }
    Files.move(manifest, manifests.resolve(topHash));
    Files.createDirectories(pointers);
    Files.writeString(pointers.resolve(SECOND), topHash);
    Files.writeString(pointers.resolve("latest"), topHash);
    return this;
  }
}
