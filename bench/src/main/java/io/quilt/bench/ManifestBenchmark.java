package io.quilt.bench;

import io.quilt.api.EntryChange;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.QuiltPackage;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with a manifest, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class ManifestBenchmark {
  /** The size of the manifest. */
  @Param("1000000")
  public long entries;

  private @Nullable SampleManifest sample;
  private long next;

  /** Makes the manifest. */
  @Setup
  public void make() throws IOException {
    sample = SampleManifest.make(entries);
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    sample().close();
  }

  private SampleManifest sample() {
    return Objects.requireNonNull(sample);
  }

  /** Reads the file into memory. */
  @Benchmark
  public QuiltPackage load() {
    return QuiltPackage.load(sample().file());
  }

  /** Computes the top hash. */
  @Benchmark
  public TopHash topHash() {
    return sample().loaded().topHash();
  }

  /** Writes a file. */
  @Benchmark
  public Path write() throws IOException {
    return ManifestJobs.dump(sample().loaded(), sample().output());
  }

  /** Goes through all entries, from memory. */
  @Benchmark
  public long entriesInMemory() {
    try (Stream<PackageEntry> stream = sample().loaded().entries()) {
      return stream.mapToLong(entry -> entry.size().orElse(0)).sum();
    }
  }

  /** Goes through all entries, from a temporary file where they are many. */
  @Benchmark
  public long entriesStreamed() {
    try (Stream<PackageEntry> stream = sample().reader().entries()) {
      return stream.mapToLong(entry -> entry.size().orElse(0)).sum();
    }
  }

  /** Compares two open manifests that differ in every thousandth entry. */
  @Benchmark
  public long diff() {
    try (Stream<EntryChange> changes = sample().reader().diff(sample().changed())) {
      return changes.count();
    }
  }

  /** Verifies a folder in which every file is missing. */
  @Benchmark
  public VerifyResult verifyNothing() throws IOException {
    return sample().reader().verify(sample().emptyFolder(), VerifyOptions.defaults());
  }

  /** Finds one entry. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Optional<PackageEntry> find() {
    next = (next + 7919) % entries;
    return sample().loaded().find(LogicalKey.of(ManifestGenerator.key(next)));
  }

  /** Keeps every second entry. */
  @Benchmark
  public QuiltPackage filter() {
    return sample().loaded().filter(entry -> entry.size().orElse(0) % 2 == 0);
  }

  /** Changes the metadata of one entry. */
  @Benchmark
  public QuiltPackage changeOne() {
    PackageEntry entry = sample().loaded().get(ManifestGenerator.key(entries / 2));
    return sample().loaded().toBuilder()
        .put(entry.withMetadata(Metadata.of(Map.of("run", 7))))
        .build();
  }

  /** Puts all entries into an empty builder. */
  @Benchmark
  public QuiltPackage build() {
    QuiltPackage.Builder builder = QuiltPackage.builder();
    try (Stream<PackageEntry> stream = sample().loaded().entries()) {
      stream.forEach(builder::put);
    }
    return builder.build();
  }
}
