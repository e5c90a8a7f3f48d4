package io.quilt.core.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.spi.UserFiles;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all kinds of user files have in common. */
@Timeout(60)
class UserFilesTest {
  private static final FileSystem UNIX = Jimfs.newFileSystem(Configuration.unix());
  private static final FileSystem WINDOWS = Jimfs.newFileSystem(Configuration.windows());
  @TempDir static Path folder;

  @AfterAll
  static void close() throws IOException {
    UNIX.close();
    WINDOWS.close();
  }

  static Stream<UserFiles> kinds() throws IOException {
    return Stream.of(
        new MemoryUserFiles(),
        new DiskUserFiles(Files.createTempDirectory(folder, "x").resolve("a/b")),
        new DiskUserFiles(UNIX.getPath("/u" + System.nanoTime())),
        new DiskUserFiles(WINDOWS.getPath("C:\\u" + System.nanoTime())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void filesComeChangeAndGo(UserFiles files) {
    assertThat(files.describe("f.yml")).contains("f.yml");
    assertThat(files.read("f.yml")).isEmpty();
    assertThat(files.update("f.yml", before -> before)).isEmpty();
    assertThat(files.update("f.yml", before -> before == null ? bytes("one") : bytes("wrong")))
        .hasValue(bytes("one"));
    assertThat(files.read("f.yml")).hasValue(bytes("one"));
    assertThat(files.update("f.yml", before -> before)).hasValue(bytes("one"));
    assertThat(files.update("f.yml", before -> bytes(text(before) + " two")))
        .hasValue(bytes("one two"));
    assertThat(files.read("f.yml")).hasValue(bytes("one two"));
    assertThat(files.update("f.yml", before -> null)).isEmpty();
    assertThat(files.read("f.yml")).isEmpty();
    assertThat(files.update("f.yml", before -> null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void arraysAreNotShared(UserFiles files) {
    byte[] mine = bytes("abc");
    files.update("f", before -> mine).orElseThrow()[0] = 'x';
    files.read("f").orElseThrow()[1] = 'x';
    files.update(
        "f",
        before -> {
          before[2] = 'y';
          return bytes("abc");
        });
    assertThat(files.read("f")).hasValue(bytes("abc"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFailingChangeChangesNothing(UserFiles files) {
    files.update("f", before -> bytes("old"));
    assertThatThrownBy(
            () ->
                files.update(
                    "f",
                    before -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(files.read("f")).hasValue(bytes("old"));
    assertThat(files.update("f", before -> bytes("new"))).hasValue(bytes("new"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void concurrentChangesAreNotLost(UserFiles files) throws Exception {
    files.update("n", before -> bytes("0"));
    Callable<Void> count =
        () -> {
          for (int i = 0; i < 25; i++) {
            files.update("n", before -> bytes("" + (Integer.parseInt(text(before)) + 1)));
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> each : pool.invokeAll(List.of(count, count, count, count))) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(files.read("n")).hasValue(bytes("100"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void namesAreThoseOfFilesInTheDirectory(UserFiles files) {
    for (String name : List.of("", ".", "..", "../x", "a/b", "a\\b", "/x")) {
      assertThatThrownBy(() -> files.read(name)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.update(name, before -> null))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.describe(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
