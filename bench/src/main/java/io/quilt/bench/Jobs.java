package io.quilt.bench;

import java.util.Arrays;
import java.util.Map;

/** Runs one job, named by the first argument, in this process. */
public final class Jobs {
  private static final Map<String, Job> JOBS =
      Map.ofEntries(
          Map.entry("generate", ManifestJobs::generate),
          Map.entry("load", ManifestJobs::load),
          Map.entry("top-hash", ManifestJobs::topHash),
          Map.entry("write", ManifestJobs::write),
          Map.entry("warm", ManifestJobs::warm),
          Map.entry("stream", StreamJobs::stream),
          Map.entry("diff", StreamJobs::diff),
          Map.entry("make-folder", StreamJobs::makeFolder),
          Map.entry("verify", StreamJobs::verify),
          Map.entry("make-files", FileJobs::make),
          Map.entry("hash-file", FileJobs::hashFile),
          Map.entry("hash-files", FileJobs::hashFiles),
          Map.entry("hash-ratios", FileJobs::ratios),
          Map.entry("make-registry", RegistryJobs::make),
          Map.entry("list", RegistryJobs::list),
          Map.entry("resolve", RegistryJobs::resolve),
          Map.entry("make-indexed", IndexJobs::make),
          Map.entry("index-throughput", IndexJobs::throughput),
          Map.entry("index-once", IndexJobs::once),
          Map.entry("s3-list", S3RegistryJobs::list),
          Map.entry("s3-versions", S3RegistryJobs::versions),
          Map.entry("s3-resolve", S3RegistryJobs::resolve),
          Map.entry("s3-delete", S3RegistryJobs::delete),
          Map.entry("s3-walk", S3RegistryJobs::walk),
          Map.entry("s3-make-files", S3FileJobs::make),
          Map.entry("s3-small", S3FileJobs::small),
          Map.entry("s3-big", S3FileJobs::big),
          Map.entry("s3-bare-small", BareS3Jobs::small),
          Map.entry("s3-bare-big", BareS3Jobs::big));

  private Jobs() {}

  /** A job, which prints what it took. */
  @FunctionalInterface
  interface Job {
    void run(String[] args) throws Exception;
  }

  /** Runs the job. */
  public static void main(String[] args) throws Exception {
    Job job = args.length == 0 ? null : JOBS.get(args[0]);
    if (job == null) {
      throw new IllegalArgumentException("Name one of the jobs " + JOBS.keySet());
    }
    job.run(Arrays.copyOfRange(args, 1, args.length));
    Measure.peak();
  }
}
