package io.quilt.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.UnsafeKeyException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  private final FileSystem unix = Jimfs.newFileSystem(Configuration.unix());
  private final FileSystem macOs = Jimfs.newFileSystem(Configuration.osX());
  private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());

  @AfterEach
  void close() throws IOException {
    unix.close();
    macOs.close();
    windows.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../evil",
        "a/../../evil",
        "a/.",
        "./a",
        "a/..",
        "a\0b"
      })
  void refusedEverywhere(String key) {
    for (FileSystem files : new FileSystem[] {unix, macOs, windows, FileSystems.getDefault()}) {
      assertRefused(key, files);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\b",
        "..\\evil",
        "C:",
        "C:evil",
        "C:\\evil",
        "\\\\host\\share",
        "file:stream",
        "a<b",
        "a>b",
        "a\"b",
        "a|b",
        "a?b",
        "a*b",
        "a\nb",
        "a\tb",
        "a\u001fb",
        "end.",
        "end ",
        "end./b",
        "end /b",
        "...",
        "NUL",
        "nul",
        "a/Con",
        "prn.txt",
        "aux.tar.gz",
        "COM1",
        "com9.log",
        "LPT0",
        "com\u00b9",
        "lpt\u00b3.txt",
        "nul .txt",
        "CONIN$",
        "conout$.x",
        "aux/file"
      })
  void refusedOnWindowsOnly(String key) {
    assertRefused(key, windows);
    FileNames.check(key, unix);
    FileNames.check(key, macOs);
    assertThat(FileNames.resolve(unix.getPath("/root"), key).toString()).isEqualTo("/root/" + key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b/c.txt",
        ".hidden",
        "..a",
        "a..b",
        "a b",
        "\u65e5\u672c/\ud83d\ude00",
        "com",
        "com10",
        "console",
        "null",
        "nul_",
        "auxiliary/con-1",
        "a'b&c=d+e%41#~"
      })
  void heldEverywhere(String key) {
    assertThat(FileNames.resolve(unix.getPath("/root"), key)).hasToString("/root/" + key);
    assertThat(FileNames.resolve(macOs.getPath("/root"), key)).hasToString("/root/" + key);
    assertThat(FileNames.resolve(windows.getPath("C:\\root"), key))
        .hasToString("C:\\root\\" + key.replace('/', '\\'));
  }

  @Test
  void theMessageNamesTheKeyAndTheReason() {
    assertThatThrownBy(() -> FileNames.resolve(unix.getPath("/root"), "a/../evil"))
        .isInstanceOfSatisfying(
            UnsafeKeyException.class, e -> assertThat(e.key()).isEqualTo("a/../evil"))
        .hasMessage(
            "Key 'a/../evil' is refused: a file's path has no empty segment, and none that is '.'"
                + " or '..'");
    assertThatThrownBy(() -> FileNames.check("a/nul.txt", windows))
        .hasMessage("Key 'a/nul.txt' is refused: on Windows 'nul.txt' is a device, not a file");
  }

  @Test
  void whatTheFileSystemCannotEncodeIsRefused() {
    assertThatThrownBy(() -> FileNames.resolve(Path.of("root"), "lone-\ud800-surrogate"))
        .isInstanceOf(UnsafeKeyException.class)
        .hasMessageContaining("LC_ALL");
  }

  private static void assertRefused(String key, FileSystem files) {
    assertThatThrownBy(() -> FileNames.check(key, files))
        .as("%s on %s", key, files)
        .isInstanceOf(UnsafeKeyException.class);
  }
}
