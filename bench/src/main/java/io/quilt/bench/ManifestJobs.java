package io.quilt.bench;

import io.quilt.api.EntrySource;
import io.quilt.api.QuiltPackage;
import io.quilt.bench.ManifestGenerator.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Manifests in memory. */
final class ManifestJobs {
  private ManifestJobs() {}

  /** Writes a manifest: number of entries, file or {@code -}, variant. */
  static void generate(String[] args) throws IOException {
    long entries = Long.parseLong(args[0]);
    Variant variant =
        args.length < 3 ? Variant.ORDERED : Variant.valueOf(args[2].toUpperCase(Locale.ROOT));
    if (args[1].equals("-")) {
      new ManifestGenerator(entries, Row.made()).write(variant, System.out);
      System.out.close();
    } else {
      ManifestGenerator.write(Path.of(args[1]), entries, variant);
    }
  }

  private static QuiltPackage loaded(Path manifest) throws Exception {
    return Measure.phase("load", () -> QuiltPackage.load(manifest));
  }

  static void load(String[] args) throws Exception {
    QuiltPackage loaded = loaded(Path.of(args[0]));
    System.out.println("info\tentries\t" + loaded.size());
  }

  static void topHash(String[] args) throws Exception {
    Measure.phase("top-hash", loaded(Path.of(args[0]))::topHash);
  }

  static void write(String[] args) throws Exception {
    QuiltPackage loaded = loaded(Path.of(args[0]));
    Measure.phase("write", () -> dump(loaded, Path.of(args[1])));
  }

  /** Loads, hashes and writes many times in this process: manifest, output, times. */
  static void warm(String[] args) throws Exception {
    Path manifest = Path.of(args[0]);
    int times = Integer.parseInt(args[2]);
    Measure.warm("load", times, () -> QuiltPackage.load(manifest));
    QuiltPackage loaded = QuiltPackage.load(manifest);
    Measure.warm("top-hash", times, loaded::topHash);
    Measure.warm("write", times, () -> dump(loaded, Path.of(args[1])));
  }

  static Path dump(EntrySource content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      content.dump(out);
    }
    return file;
  }
}
