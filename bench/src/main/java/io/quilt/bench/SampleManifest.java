package io.quilt.bench;

import io.quilt.api.PackageReader;
import io.quilt.api.QuiltPackage;
import io.quilt.bench.ManifestGenerator.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A manifest, and one with changes, in a temporary folder; loaded and open. */
record SampleManifest(
    Path folder, Path file, QuiltPackage loaded, PackageReader reader, PackageReader changed)
    implements AutoCloseable {
  static SampleManifest make(long entries) throws IOException {
    Path folder = Files.createTempDirectory("quilt-bench-");
    Path file = ManifestGenerator.write(folder.resolve("a"), entries, Variant.ORDERED);
    Path changed = ManifestGenerator.write(folder.resolve("b"), entries, Variant.CHANGED);
    return new SampleManifest(
        folder,
        file,
        QuiltPackage.load(file),
        PackageReader.open(file),
        PackageReader.open(changed));
  }

  /** A file to write to. */
  Path output() {
    return folder.resolve("out");
  }

  /** A folder without files. */
  Path emptyFolder() throws IOException {
    return Files.createDirectories(folder.resolve("empty"));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    changed.close();
    for (String name : new String[] {"a", "b", "out", "empty"}) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
