package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that are made by some threads while others take them away. */
class FoldersTest {
  private static final int THREADS = 4;
  private static final int TIMES = 5_000;

  private FileSystem files;
  private Path root;
  private Folders folders;

  @BeforeEach
  void open() throws IOException {
    files = Jimfs.newFileSystem(Configuration.unix());
    root = Files.createDirectory(files.getPath("/work/root"));
    folders = new Folders(root);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private Void comeAndGo(int thread) throws IOException {
    Path folder = root.resolve("a").resolve("b");
    for (int i = 0; i < TIMES; i++) {
      Path file = folder.resolve(String.valueOf(thread));
      folders.in(folder, () -> Files.createFile(file));
      Files.delete(file);
      folders.removeEmpty(folder);
    }
    return null;
  }

  @Test
  void makersAndRemoversMeet() {
    CompletableFuture<?>[] racing =
        Stream.iterate(0, i -> i + 1)
            .limit(THREADS)
            .map(
                thread ->
                    CompletableFuture.runAsync(
                        () -> assertThatCode(() -> comeAndGo(thread)).doesNotThrowAnyException()))
            .toArray(CompletableFuture<?>[]::new);

    assertThatCode(() -> CompletableFuture.allOf(racing).join()).doesNotThrowAnyException();
  }

  @Test
  void aFileInTheWayIsAnError() throws IOException {
    Files.createFile(root.resolve("a"));

    assertThatThrownBy(() -> folders.in(root.resolve("a"), () -> true))
        .isInstanceOf(FileAlreadyExistsException.class);
  }
}
