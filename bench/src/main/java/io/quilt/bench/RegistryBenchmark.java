package io.quilt.bench;

import io.quilt.api.Quilt;
import io.quilt.api.Registry;
import io.quilt.api.TopHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** A local registry of 1,000 packages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegistryBenchmark {
  /** How many revisions each package has. */
  @Param({"1", "1000"})
  public int revisions;

  private final Quilt quilt = RegistryJobs.open();
  private Path folder = Path.of("");
  private Registry registry = quilt.registry(".");

  /** Makes the registry. */
  @Setup
  public void make() throws IOException {
    folder = Files.createTempDirectory("quilt-bench-");
    new SampleRegistry(folder, 1000, revisions).make();
    registry = quilt.registry(folder.toString());
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    quilt.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Lists the packages: the cost must not follow the revisions. */
  @Benchmark
  public long list() {
    return RegistryJobs.count(registry);
  }

  /** Finds the top hash that a prefix begins. */
  @Benchmark
  public TopHash resolve() {
    return registry.resolve(SampleRegistry.name(7), SampleRegistry.topHash(7, 0).substring(0, 8));
  }
}
