package io.quilt.bench;

import io.quilt.api.Checksum;
import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hashing of files. */
final class FileJobs {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private FileJobs() {}

  static void make(String[] args) throws IOException {
    new SampleFiles(Path.of(args[0])).make();
  }

  static void hashFile(String[] args) throws Exception {
    Path big = new SampleFiles(Path.of(args[0])).big();
    Measure.phase("hash", () -> Checksum.of(Checksum.SHA2_256_CHUNKED, big));
  }

  static void hashFiles(String[] args) throws Exception {
    List<Path> files = new SampleFiles(Path.of(args[0])).small();
    ExecutorService helpers = helpers();
    FileHasher hasher = new FileHasher(helpers, THREADS);
    Measure.phase("hash", () -> hashAll(hasher, files));
    helpers.shutdownNow();
  }

  /** Files beside the bare digest, in turn: folder, times. */
  static void ratios(String[] args) throws Exception {
    SampleFiles samples = new SampleFiles(Path.of(args[0]));
    List<Path> files = samples.small();
    int times = Integer.parseInt(args[1]);
    ExecutorService helpers = helpers();
    FileHasher hasher = new FileHasher(helpers, THREADS);
    try (BareDigest bare = new BareDigest(THREADS)) {
      for (int i = 0; i < times; i++) {
        Measure.warm("bare-big", 2, () -> bare.memory(SampleFiles.BIG));
        Measure.warm("big", 2, () -> hasher.hash(samples.big(), ChecksumType.SHA2_256_CHUNKED));
        Measure.warm("bare-small", 4, () -> bare.files(files));
        Measure.warm("small", 4, () -> hashAll(hasher, files));
      }
    }
    helpers.shutdownNow();
  }

  static ExecutorService helpers() {
    return Executors.newFixedThreadPool(THREADS, BareDigest::daemon);
  }

  private static Checksum hashAll(FileHasher hasher, List<Path> files) {
    var hashed = hasher.hashAll(files, ChecksumType.SHA2_256_CHUNKED);
    return hashed.get(hashed.size() - 1).checksum();
  }
}
