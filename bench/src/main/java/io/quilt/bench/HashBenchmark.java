package io.quilt.bench;

import io.quilt.core.hash.ChecksumType;
import io.quilt.core.hash.FileHasher;
import io.quilt.core.hash.HashedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Hashing of files beside the bare digest on the same threads. The files lie in the folder that the
 * system property {@code bench.dir} names, or in one below the temporary folder, and stay there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HashBenchmark {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final ExecutorService helpers = FileJobs.helpers();
  private final FileHasher hasher = new FileHasher(helpers, THREADS);
  private final BareDigest bare = new BareDigest(THREADS);
  private @Nullable SampleFiles files;
  private List<Path> small = List.of();

  /** Makes the files. */
  @Setup
  public void make() throws IOException {
    String temporary = System.getProperty("java.io.tmpdir");
    String folder = System.getProperty("bench.dir", temporary + "/quilt-bench-files");
    files = new SampleFiles(Path.of(folder)).make();
    small = files.small();
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    helpers.shutdownNow();
    bare.close();
  }

  /** As many bytes of memory, digested by the JDK. */
  @Benchmark
  public int bareBig() throws Exception {
    return bare.memory(SampleFiles.BIG);
  }

  /** One file of 1 GiB. */
  @Benchmark
  public HashedFile big() {
    return hasher.hash(Objects.requireNonNull(files).big(), ChecksumType.SHA2_256_CHUNKED);
  }

  /** 10,000 files of 10 KiB, opened, read and digested by a bare loop. */
  @Benchmark
  public int bareSmall() throws Exception {
    return bare.files(small);
  }

  /** 10,000 files of 10 KiB. */
  @Benchmark
  public List<HashedFile> small() {
    return hasher.hashAll(small, ChecksumType.SHA2_256_CHUNKED);
  }
}
