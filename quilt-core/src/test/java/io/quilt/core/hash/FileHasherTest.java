package io.quilt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FileHasherTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(3);
  private final FileHasher hasher = new FileHasher(pool, 4);
  @TempDir Path folder;

  @AfterEach
  void closePool() {
    pool.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(ChecksumType.class)
  void chunksInParallelGiveTheSameAsAStream(ChecksumType type) throws IOException {
    byte[] content = Vectors.content(5 * (8 << 20) + 12345);
    Path file = Files.write(folder.resolve("large"), content);
    assertThat(hasher.hash(file, type)).isEqualTo(expected(type, content));
  }

  @ParameterizedTest
  @EnumSource(ChecksumType.class)
  void manyFilesComeInTheirOrder(ChecksumType type) throws IOException {
    List<Path> files = new ArrayList<>();
    List<HashedFile> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] content = Vectors.content(i == 7 ? 20 << 20 : i * 131);
      files.add(Files.write(folder.resolve("f" + i), content));
      expected.add(expected(type, content));
    }
    assertThat(hasher.hashAll(files, type)).isEqualTo(expected);
    List<HashedFile> each = new ArrayList<>();
    hasher.hashEach(files, type, (file, hashed) -> each.add(hashed));
    assertThat(each).isEqualTo(expected);
  }

  @Test
  void moreFilesThanAPortionComeInTheirOrder() throws IOException {
    Path a = Files.write(folder.resolve("a"), new byte[1]);
    Path b = Files.write(folder.resolve("b"), new byte[2]);
    List<Path> files = IntStream.range(0, 10_000).mapToObj(i -> i % 7 == 0 ? a : b).toList();
    List<Path> paths = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    hasher.hashEach(
        files,
        ChecksumType.CRC64NVME,
        (file, hashed) -> {
          paths.add(file);
          sizes.add(hashed.size());
        });
    assertThat(paths).isEqualTo(files);
    assertThat(sizes).isEqualTo(files.stream().map(file -> file == a ? 1L : 2L).toList());
  }

  @Test
  void anExecutorThatRefusesOrNeverRunsDoesNotMatter() throws IOException {
    byte[] content = Vectors.content(20 << 20);
    Path file = Files.write(folder.resolve("large"), content);
    FileHasher refused =
        new FileHasher(
            task -> {
              throw new RejectedExecutionException();
            },
            4);
    FileHasher forgotten = new FileHasher(task -> {}, 4);
    FileHasher direct = new FileHasher(Runnable::run, 4);
    for (FileHasher each : List.of(refused, forgotten, direct)) {
      assertThat(each.hash(file, ChecksumType.SHA2_256_CHUNKED))
          .isEqualTo(expected(ChecksumType.SHA2_256_CHUNKED, content));
    }
  }

  @Test
  void lateHelpersFindTheRoundOver() throws IOException {
    List<Runnable> late = new ArrayList<>();
    FileHasher hasher = new FileHasher(late::add, 4);
    byte[] content = Vectors.content(20 << 20);
    Path file = Files.write(folder.resolve("large"), content);
    HashedFile hashed = hasher.hash(file, ChecksumType.CRC64NVME);
    Files.delete(file);
    late.forEach(Runnable::run);
    assertThat(late).isNotEmpty();
    assertThat(hashed).isEqualTo(expected(ChecksumType.CRC64NVME, content));
  }

  @Test
  void filesOfAnyFileSystemAreHashed() throws IOException {
    byte[] content = Vectors.content((8 << 20) + 1);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.windows())) {
      Path file = Files.write(memory.getPath("C:\\large"), content);
      assertThat(hasher.hash(file, ChecksumType.SHA2_256_CHUNKED))
          .isEqualTo(expected(ChecksumType.SHA2_256_CHUNKED, content));
    }
  }

  @Test
  void aNameThatJavaCouldNotDecode() {
    Path file = folder.resolve("d\uFFFD.txt");

    assertThatThrownBy(() -> hasher.hash(file, ChecksumType.SHA256))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(file.toString(), "not valid UTF-8");
  }

  @Test
  void theFirstFailureIsReported() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      files.add(Files.write(folder.resolve("f" + i), new byte[i]));
    }
    Files.delete(files.get(20));
    Files.delete(files.get(21));
    Files.delete(files.get(40));
    assertThatThrownBy(() -> hasher.hashAll(files, ChecksumType.SHA256))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("'" + files.get(20) + "' does not exist");
    assertThat(hasher.hash(files.get(3), ChecksumType.SHA256))
        .isEqualTo(expected(ChecksumType.SHA256, new byte[3]));
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> hasher.hash(folder, ChecksumType.SHA256))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.toString());
  }

  @ParameterizedTest
  @CsvSource({"100, shorter", "33554431, shorter", "33554433, longer"})
  void aFileThatShrinksOrGrowsIsAnError(long newSize, String how) throws IOException {
    Path file = Files.write(folder.resolve("changing"), new byte[32 << 20]);
    FileHasher whileItChanges = new FileHasher(task -> setLength(file, newSize), 2);
    assertThatThrownBy(() -> whileItChanges.hash(file, ChecksumType.SHA2_256_CHUNKED))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(file.toString(), how, "33554432 bytes");
  }

  @Test
  void anInterruptedCallerStops() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[64 << 20]);
    Thread caller = Thread.currentThread();
    FileHasher interrupting = new FileHasher(task -> caller.interrupt(), 2);
    assertThatThrownBy(() -> interrupting.hash(file, ChecksumType.SHA2_256_CHUNKED))
        .isInstanceOf(QuiltInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void setLength(Path file, long size) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HashedFile expected(ChecksumType type, byte[] content) {
    Hasher hasher = Hasher.of(type, content.length);
    hasher.update(content, 0, content.length);
    return new HashedFile(content.length, hasher.finish());
  }
}
