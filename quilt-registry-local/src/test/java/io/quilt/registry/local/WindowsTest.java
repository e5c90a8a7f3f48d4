package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WindowsTest {
  @Test
  void aFileInUseIsTriedAgain() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      AtomicInteger attempts = new AtomicInteger();

      Windows.whileInUse(windows.getPath("file"), () -> deniedUpTo(3, attempts));

      assertThat(attempts).hasValue(4);
    }
  }

  @Test
  void elsewhereDeniedIsDenied() throws IOException {
    try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
      AtomicInteger attempts = new AtomicInteger();

      assertThatThrownBy(
              () -> Windows.whileInUse(unix.getPath("file"), () -> deniedUpTo(3, attempts)))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(attempts).hasValue(1);
    }
  }

  private static Object deniedUpTo(int times, AtomicInteger attempts) throws IOException {
    if (attempts.getAndIncrement() < times) {
      throw new AccessDeniedException("file");
    }
    return attempts;
  }
}
