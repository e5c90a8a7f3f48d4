package io.quilt.core.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures loading, hashing and writing a manifest, several times in one process.
 *
 * <p>Arguments: the manifest ({@code -} for standard input), the output ({@code -} for none, {@code
 * load} for no hash either), how many times, how many MiB of entries stay in memory.
 */
final class ManifestBench {
  private ManifestBench() {}

  public static void main(String[] args) throws IOException {
    int times = Integer.parseInt(args[2]);
    Spool spool = Spool.beyond(Long.parseLong(args[3]) << 20);
    try (Workers workers = Workers.start()) {
      for (int i = 0; i < times; i++) {
        run(args[0], args[1], workers, spool);
      }
    }
  }

  private static void run(String in, String out, Workers workers, Spool spool) throws IOException {
    long start = System.nanoTime();
    try (Manifest manifest = read(in, new ManifestReader(workers, spool))) {
      long loaded = System.nanoTime();
      String hash = out.equals("load") ? "not hashed" : hash(manifest, workers);
      long hashed = System.nanoTime();
      if (!out.equals("-") && !out.equals("load")) {
        try (OutputStream stream = Files.newOutputStream(Path.of(out))) {
          new ManifestWriter(workers).write(manifest, stream);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%d entries: load %.3f s, hash %.3f s, write %.3f s, %s%n",
          manifest.entries().size(),
          (loaded - start) / 1e9,
          (hashed - loaded) / 1e9,
          (System.nanoTime() - hashed) / 1e9,
          hash);
    }
  }

  private static String hash(Manifest manifest, Workers workers) {
    return new TopHasher(workers).hash(manifest.header(), manifest.entries()).value();
  }

  private static Manifest read(String in, ManifestReader reader) throws IOException {
    if (!in.equals("-")) {
      return reader.read(Path.of(in));
    }
    try (InputStream stream = System.in) {
      return reader.read(stream, "standard input");
    }
  }
}
