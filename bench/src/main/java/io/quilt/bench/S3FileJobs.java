package io.quilt.bench;

import io.quilt.api.EntrySource;
import io.quilt.api.InstallOptions;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Bytes to S3 and back: concurrency, a folder of files, and where to install. */
final class S3FileJobs {
  private static final String BUCKET = "bench-files";
  private static final PackageName NAME = PackageName.of("bench/files");
  private static final int COUNT = 500;
  private static final int WARM = 10;

  private S3FileJobs() {}

  /** Makes the file of 1 GiB and the 500 of 10 KiB. */
  static void make(String[] args) throws IOException {
    new SampleFiles(Path.of(args[0]), COUNT).make();
  }

  /** Pushes 500 files, again unchanged, and installs them. */
  static void small(String[] args) throws Exception {
    Path folder = Path.of(args[1], "small");
    transfer(args, () -> QuiltPackage.builder().putDirectory("", folder).build(), WARM);
  }

  /** The same with one file of 1 GiB. */
  static void big(String[] args) throws Exception {
    Path file = Path.of(args[1], "big");
    transfer(args, () -> QuiltPackage.builder().put("big", file).build(), 3);
  }

  private static void transfer(String[] args, Supplier<EntrySource> content, int warm)
      throws Exception {
    S3Server server = S3Server.ofEnvironment();
    Path destination = Path.of(args[2]);
    RoundTrips trips = new RoundTrips(server);
    try (Quilt quilt = S3RegistryJobs.open(Integer.parseInt(args[0]))) {
      Registry registry = quilt.registry("s3://" + BUCKET);
      trips.measure(
          "push", warm, () -> server.makeBucket(BUCKET, 0, 0), () -> push(registry, content.get()));
      trips.measure("push-again", warm, () -> {}, () -> push(registry, content.get()));
      InstallOptions options =
          InstallOptions.builder()
              .destination(destination.resolve("files"))
              .destinationRegistry(quilt.registry(destination.resolve("registry").toString()))
              .build();
      trips.measure(
          "install", warm, () -> delete(destination), () -> registry.install(NAME, options));
    }
    delete(destination);
  }

  private static TopHash push(Registry registry, EntrySource content) {
    PushOptions options = PushOptions.builder().force(true).dedupe(true).build();
    return registry.push(NAME, content, options).topHash();
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
