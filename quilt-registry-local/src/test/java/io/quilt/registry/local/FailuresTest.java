package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Path FILE = Path.of("file");

  @Test
  void errorsSayWhatHappenedToWhat() {
    assertThat(Failures.of("Reading", FILE, new java.nio.file.AccessDeniedException("file")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(
            "Reading file is not permitted; check the permissions of the file and its folder");
    assertThat(Failures.of("Writing", FILE, new java.nio.file.AccessDeniedException("above")))
        .hasMessageStartingWith("Writing file is not permitted at above;");
    assertStorage(new NoSuchFileException("above"), "above does not exist");
    assertStorage(
        new FileAlreadyExistsException("above"), "above is a file, where a folder is needed");
    assertStorage(
        new FileSystemException("file", null, "Input/output error"), "Input/output error");
    assertStorage(new FileSystemException("file", "other", null), "file -> other");
    assertStorage(new IOException("No space left on device"), "No space left on device");
    assertStorage(new IOException((String) null), "IOException");
  }

  private static void assertStorage(IOException error, String reason) {
    assertThat(Failures.of("Writing", FILE, error))
        .isExactlyInstanceOf(StorageException.class)
        .hasCause(error)
        .hasMessage("Writing file failed: %s", reason);
  }

  @Test
  void anInterruptIsOneWhileTheThreadIsInterrupted() {
    assertThat(Failures.of("Writing", FILE, new ClosedByInterruptException()))
        .isInstanceOf(StorageException.class);
    Thread.currentThread().interrupt();
    try {
      assertThat(Failures.of("Writing", FILE, new ClosedByInterruptException()))
          .isInstanceOf(QuiltInterruptedException.class)
          .hasMessageContaining("writing file");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
