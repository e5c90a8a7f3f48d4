package io.quilt.core.hash;

import io.quilt.api.QuiltInterruptedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Hashes regular files: many at once, and the chunks of a large one at once. Each thread holds a
 * buffer of 512 KiB.
 *
 * <p>Size and checksum of a file come from the same read. A file that grows or shrinks meanwhile is
 * an error, never an inconsistent pair. Safe for use by several threads, which share the helpers.
 *
 * <p>All methods throw {@link io.quilt.api.StorageException} if a file is missing, cannot be read
 * or changes its length, {@link io.quilt.api.AccessDeniedException} if it may not be read (each
 * names the file), and {@link QuiltInterruptedException} if the calling thread is interrupted.
 */
public final class FileHasher {
  private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

  private static final int PORTION = 4096;

  private final Crew crew;

  /**
   * Creates a hasher.
   *
   * @param executor runs the helpers; borrowed, and never waited for: what it does not run, the
   *     calling thread does
   * @param threads how many threads work at once, the calling one included
   * @throws IllegalArgumentException if there is no thread
   */
  public FileHasher(Executor executor, int threads) {
    Objects.requireNonNull(executor);
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread hashes, not " + threads);
    }
    this.crew = new Crew(executor, threads);
  }

  /** Creates a hasher with as many threads as the machine has processors. */
  public FileHasher(Executor executor) {
    this(executor, Runtime.getRuntime().availableProcessors());
  }

  /** Hashes one file. */
  public HashedFile hash(Path file, ChecksumType type) {
    return hashAll(List.of(file), type).get(0);
  }

  /**
   * Hashes files, and returns the results in their order. When several fail, the error is that of
   * the first. Hand over long lists in portions: all results are in memory.
   */
  public List<HashedFile> hashAll(List<Path> files, ChecksumType type) {
    List<Path> paths = List.copyOf(files);
    Stop stop = new Stop();
    HashedFile[] results = new HashedFile[paths.size()];
    crew.run(
        new Round(
            paths.size(),
            stop,
            (i, bench) -> results[(int) i] = hash(paths.get((int) i), type, stop, bench)));
    return Arrays.asList(results);
  }

  /**
   * Hashes any number of files in bounded memory.
   *
   * @param files gone through once, on the calling thread, ahead of the results
   * @param each receives every result, in the order of the files, on the calling thread
   */
  public void hashEach(Iterable<Path> files, ChecksumType type, BiConsumer<Path, HashedFile> each) {
    List<Path> portion = new ArrayList<>(PORTION);
    for (Path file : files) {
      portion.add(file);
      if (portion.size() == PORTION) {
        deliver(portion, type, each);
        portion.clear();
      }
    }
    deliver(portion, type, each);
  }

  private void deliver(List<Path> files, ChecksumType type, BiConsumer<Path, HashedFile> each) {
    List<HashedFile> results = hashAll(files, type);
    for (int i = 0; i < results.size(); i++) {
      each.accept(files.get(i), results.get(i));
    }
  }

  private HashedFile hash(Path file, ChecksumType type, Stop stop, Bench bench) {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return new FileReading(file, channel, type, stop).hash(crew, bench);
    } catch (ClosedByInterruptException e) {
      stop.request();
      throw new QuiltInterruptedException("hashing files");
    } catch (IOException e) {
      throw FileErrors.of(file, e);
    }
  }
}
