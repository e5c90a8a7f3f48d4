package io.quilt.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.QuiltConfig;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserDirectoriesTest {
  @Test
  void linux() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      UserDirectories plain = UserDirectories.of("Linux", Map.of(), files.getPath("/home/u"));
      assertThat(plain.data()).hasToString("/home/u/.local/share/Quilt");
      assertThat(plain.cache()).hasToString("/home/u/.cache/Quilt/v0");
      UserDirectories xdg =
          UserDirectories.of(
              "Linux",
              Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/c", "HOME", "/h"),
              files.getPath("/home/u"));
      assertThat(xdg.data()).hasToString("/d/Quilt");
      assertThat(xdg.cache()).hasToString("/c/Quilt/v0");
      UserDirectories relative =
          UserDirectories.of(
              "Linux",
              Map.of("XDG_DATA_HOME", "d", "XDG_CACHE_HOME", "", "HOME", "/h"),
              files.getPath("/home/u"));
      assertThat(relative.data()).hasToString("/h/.local/share/Quilt");
      assertThat(relative.cache()).hasToString("/h/.cache/Quilt/v0");
    }
  }

  @Test
  void macOs() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.osX())) {
      UserDirectories directories =
          UserDirectories.of("Mac OS X", Map.of("XDG_DATA_HOME", "/d"), files.getPath("/Users/u"));
      assertThat(directories.data()).hasToString("/Users/u/Library/Application Support/Quilt");
      assertThat(directories.cache()).hasToString("/Users/u/Library/Caches/Quilt/v0");
      assertThat(localRegistry(directories))
          .isEqualTo("file:///Users/u/Library/Application%20Support/Quilt/packages");
    }
  }

  @Test
  void windows() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.windows())) {
      UserDirectories plain =
          UserDirectories.of("Windows 11", Map.of("HOME", "C:\\h"), files.getPath("C:\\Users\\u"));
      assertThat(plain.data()).hasToString("C:\\Users\\u\\AppData\\Local\\QuiltData\\Quilt");
      assertThat(plain.cache())
          .hasToString("C:\\Users\\u\\AppData\\Local\\QuiltData\\Quilt\\Cache\\v0");
      UserDirectories moved =
          UserDirectories.of(
              "Windows 11", Map.of("LOCALAPPDATA", "C:\\L a"), files.getPath("C:\\Users\\u"));
      assertThat(moved.data()).hasToString("C:\\L a\\QuiltData\\Quilt");
      assertThat(localRegistry(moved)).isEqualTo("file:///C:/L%20a/QuiltData/Quilt/packages");
    }
  }

  @Test
  void theCurrentOnesAreAbsolute() {
    assertThat(UserDirectories.current().data()).isAbsolute();
    assertThat(UserDirectories.current().cache()).isAbsolute();
  }

  private static String localRegistry(UserDirectories directories) {
    return directories.defaultConfig().text(QuiltConfig.DEFAULT_LOCAL_REGISTRY).orElseThrow();
  }
}
