package io.quilt.bench;

import io.quilt.api.EntryChange;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageReader;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import io.quilt.bench.ManifestGenerator.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Manifests of any size, in little memory. */
final class StreamJobs {
  private StreamJobs() {}

  private static PackageReader open(String manifest) {
    return manifest.equals("-")
        ? PackageReader.open(System.in, "standard input")
        : PackageReader.open(Path.of(manifest));
  }

  /** Opens, reads and writes a manifest: file or {@code -}, output. */
  static void stream(String[] args) throws Exception {
    try (PackageReader reader = Measure.phase("open", () -> open(args[0]))) {
      System.out.println("info\ttop-hash\t" + reader.topHash());
      Measure.phase("entries", () -> bytes(reader));
      Measure.phase("write", () -> ManifestJobs.dump(reader, Path.of(args[1])));
    }
  }

  private static long bytes(PackageReader reader) {
    try (Stream<PackageEntry> entries = reader.entries()) {
      return entries.mapToLong(entry -> entry.size().orElse(0)).sum();
    }
  }

  /** Compares two manifests, the second a file or {@code -}. */
  static void diff(String[] args) throws Exception {
    try (PackageReader older = Measure.phase("open", () -> open(args[0]));
        PackageReader newer = Measure.phase("open-newer", () -> open(args[1]))) {
      Measure.phase("diff", () -> count(older, newer));
    }
  }

  private static long count(PackageReader older, PackageReader newer) {
    try (Stream<EntryChange> changes = older.diff(newer)) {
      return changes.count();
    }
  }

  /** Makes a folder of files, and the manifest that it fulfils: folder, manifest, files. */
  static void makeFolder(String[] args) throws IOException {
    long files = Long.parseLong(args[2]);
    LinkedFolder folder = new LinkedFolder(Path.of(args[0]), files);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      new ManifestGenerator(files, folder::row).write(Variant.ORDERED, out);
    }
  }

  /** Verifies a folder: manifest, folder. */
  static void verify(String[] args) throws Exception {
    try (PackageReader reader = Measure.phase("open", () -> open(args[0]))) {
      VerifyResult result =
          Measure.phase("verify", () -> reader.verify(Path.of(args[1]), VerifyOptions.defaults()));
      if (!result.ok() || result.filesVerified() != reader.size()) {
        throw new IllegalStateException("The folder was not verified: " + result);
      }
    }
  }
}
