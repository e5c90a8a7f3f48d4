package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPathsTest {
  @Test
  void aDriveOfWindowsIsTheFirstSegment() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      assertThat(PhysicalKey.of(windows.getPath("C:\\data\\a b.csv")))
          .hasToString("file:///C%3A/data/a%20b.csv");
      assertThat(LocalPaths.ofUrlPath("/C:/data/x", windows)).hasToString("C:\\data\\x");
    }
  }

  @Test
  void aNetworkShareIsRefused() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PhysicalKey.of(windows.getPath("\\\\server\\share\\x")))
          .withMessageContaining("map it to a drive");
    }
  }

  @Test
  void elsewhereADriveIsAnOrdinaryName() throws IOException {
    try (FileSystem unix = Jimfs.newFileSystem(Configuration.unix())) {
      assertThat(LocalPaths.ofUrlPath("/C:/data", unix)).hasToString("/C:/data").isAbsolute();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "//,/",
    "/a/,/a/",
    "/a//b,/a/b",
    "/a/./b,/a/b",
    "/a/../b,/b",
    "/../a,/a",
    "/..,/",
    "/a/..,/"
  })
  void pathsAreMadePlain(String path, String plain) {
    assertThat(LocalPaths.normalize(path)).isEqualTo(plain);
  }
}
