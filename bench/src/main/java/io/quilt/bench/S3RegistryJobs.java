package io.quilt.bench;

import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Registry;
import java.util.stream.Stream;

/** Pointers and manifests on S3; each job makes its bucket. */
final class S3RegistryJobs {
  private static final String BUCKET = "bench-registry";
  private static final String LOCATION = "s3://" + BUCKET;
  private static final int PACKAGES = 50;
  private static final int REVISIONS = 100;
  private static final int WARM = 20;

  private S3RegistryJobs() {}

  static Quilt open(int concurrency) {
    return Quilt.builder().config(QuiltConfig.defaults()).maxConcurrency(concurrency).build();
  }

  private static int concurrency(String[] args) {
    return Integer.parseInt(args[0]);
  }

  /** Lists 50 packages of 100 revisions. */
  static void list(String[] args) throws Exception {
    S3Server server = S3Server.ofEnvironment();
    server.makeBucket(BUCKET, PACKAGES, REVISIONS);
    try (Quilt quilt = open(concurrency(args))) {
      Registry registry = quilt.registry(LOCATION);
      new RoundTrips(server).measure("list", WARM, () -> {}, () -> RegistryJobs.count(registry));
    }
  }

  /** Lists 100 revisions of one package, with their top hashes. */
  static void versions(String[] args) throws Exception {
    S3Server server = S3Server.ofEnvironment();
    server.makeBucket(BUCKET, PACKAGES, REVISIONS);
    try (Quilt quilt = open(concurrency(args))) {
      Registry registry = quilt.registry(LOCATION);
      new RoundTrips(server)
          .measure("versions", WARM, () -> {}, () -> readHashes(registry, SampleRegistry.name(7)));
    }
  }

  private static long readHashes(Registry registry, PackageName name) {
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      return revisions.map(PackageRevision::topHash).toList().size();
    }
  }

  /** Finds a short hash among 5,000 manifests. */
  static void resolve(String[] args) throws Exception {
    S3Server server = S3Server.ofEnvironment();
    server.makeBucket(BUCKET, PACKAGES, REVISIONS);
    PackageName name = SampleRegistry.name(7);
    String prefix = SampleRegistry.topHash(7, 3).substring(0, 8);
    try (Quilt quilt = open(concurrency(args))) {
      Registry registry = quilt.registry(LOCATION);
      new RoundTrips(server)
          .measure("resolve", WARM, () -> {}, () -> registry.resolve(name, prefix));
    }
  }

  /** Deletes a package of 1,000 revisions. */
  static void delete(String[] args) throws Exception {
    S3Server server = S3Server.ofEnvironment();
    PackageName name = SampleRegistry.name(0);
    try (Quilt quilt = open(concurrency(args))) {
      Registry registry = quilt.registry(LOCATION);
      new RoundTrips(server)
          .measure(
              "delete",
              WARM / 2,
              () -> server.makeBucket(BUCKET, 1, 1000),
              () -> {
                registry.delete(name);
                return name;
              });
    }
  }

  /** Walks a registry of so many packages, whose listing is generated; memory is what matters. */
  static void walk(String[] args) throws Exception {
    S3Server server = S3Server.ofEnvironment();
    server.generateBucket(BUCKET, Integer.parseInt(args[1]));
    try (Quilt quilt = open(concurrency(args))) {
      Registry registry = quilt.registry(LOCATION);
      new RoundTrips(server).measure("walk", 0, () -> {}, () -> RegistryJobs.count(registry));
    }
  }
}
