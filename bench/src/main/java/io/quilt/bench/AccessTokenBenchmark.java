package io.quilt.bench;

import io.quilt.api.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The token of a session that is good, as every request to a stack asks for it. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AccessTokenBenchmark {
  private Path folder = Path.of("");
  private @Nullable SampleLogin login;

  /** Logs in. */
  @Setup
  public void logIn() throws IOException {
    folder = Files.createTempDirectory("quilt-bench-");
    login = SampleLogin.in(folder);
  }

  /** Leaves nothing. */
  @TearDown
  public void delete() throws IOException {
    login().close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private SampleLogin login() {
    return Objects.requireNonNull(login);
  }

  /** Alone. */
  @Benchmark
  @Threads(1)
  public Optional<Secret> oneThread() {
    return login().session().accessToken();
  }

  /** More threads than processors, mostly. */
  @Benchmark
  @Threads(8)
  public Optional<Secret> eightThreads() {
    return login().session().accessToken();
  }

  /** What looking at the clock costs, alone. */
  @Benchmark
  @Threads(1)
  public long bareClockOneThread() {
    return System.nanoTime();
  }

  /** The same, on so many threads. */
  @Benchmark
  @Threads(8)
  public long bareClockEightThreads() {
    return System.nanoTime();
  }
}
