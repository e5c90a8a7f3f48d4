package io.quilt.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One file of 1 GiB and many of 10 KiB, of bytes that look random and are always the same. */
record SampleFiles(Path folder, int count) {
  static final long BIG = 1L << 30;
  static final int SMALL = 10 << 10;
  static final int COUNT = 10_000;

  /** With 10,000 small ones. */
  SampleFiles(Path folder) {
    this(folder, COUNT);
  }

  Path big() {
    return folder.resolve("big");
  }

  /** The small files, in order. */
  List<Path> small() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("small"))) {
      return files.sorted().toList();
    }
  }

  /** Makes the files, unless they are there. */
  SampleFiles make() throws IOException {
    Random random = new Random(7);
    if (!Files.exists(big())) {
      Files.createDirectories(folder);
      makeBig(random);
    }
    Path last = folder.resolve("small").resolve(name(count - 1));
    if (!Files.exists(last)) {
      Files.createDirectories(folder.resolve("small"));
      for (int i = 0; i < count; i++) {
        Files.write(folder.resolve("small").resolve(name(i)), bytes(random, SMALL));
      }
    }
    return this;
  }

  private void makeBig(Random random) throws IOException {
    try (OutputStream out = Files.newOutputStream(big())) {
      for (long written = 0; written < BIG; written += 1 << 20) {
        out.write(bytes(random, 1 << 20));
      }
    }
  }

  private static String name(int index) {
    return "file%05d".formatted(index);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
