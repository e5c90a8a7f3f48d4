package io.quilt.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same bytes with nothing but the SDK: concurrency, folder of files, where to, HTTP client. */
final class BareS3Jobs {
  private static final String BUCKET = "bench-bare";
  private static final int SMALL = 500;

  private BareS3Jobs() {}

  /** What is measured of an open client. */
  @FunctionalInterface
  private interface Work {
    void run(RoundTrips trips, BareS3Transfer transfer) throws Exception;
  }

  static void small(String[] args) throws Exception {
    List<Path> files = new SampleFiles(Path.of(args[1]), SMALL).small();
    run(
        args,
        (trips, transfer) -> {
          trips.measure("put", 10, () -> empty(trips), () -> transfer.putAll(files));
          trips.measure("get", 10, () -> {}, () -> transfer.getAll(files));
        });
  }

  static void big(String[] args) throws Exception {
    Path file = Path.of(args[1], "big");
    long size = Files.size(file);
    Path folder = Files.createDirectories(Path.of(args[2]));
    Path copy = folder.resolve("copy");
    run(
        args,
        (trips, transfer) -> {
          trips.measure("put", 3, () -> empty(trips), () -> transfer.upload(file, "big"));
          trips.measure(
              "get",
              3,
              () -> Files.deleteIfExists(copy),
              () -> transfer.download("big", size, copy));
        });
    S3FileJobs.delete(folder);
  }

  private static void empty(RoundTrips trips) throws Exception {
    trips.server().makeBucket(BUCKET, 0, 0);
  }

  private static void run(String[] args, Work work) throws Exception {
    int concurrency = Integer.parseInt(args[0]);
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try (BareS3 s3 = BareS3.open(args[3], concurrency)) {
      work.run(new RoundTrips(S3Server.ofEnvironment()), new BareS3Transfer(s3, threads, BUCKET));
    } finally {
      threads.shutdownNow();
    }
  }
}
