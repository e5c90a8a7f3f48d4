package io.quilt.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.Checksum;
import io.quilt.api.LogicalKey;
import io.quilt.api.QuiltPackage;
import io.quilt.api.StorageException;
import io.quilt.api.UnsafeKeyException;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import io.quilt.api.VerifyResult.Kind;
import io.quilt.api.VerifyResult.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders on their way into packages and back. */
class FoldersTest {
  @TempDir Path folder;

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<String> walk(Path folder) {
    List<String> keys = new ArrayList<>();
    new FolderWalk(folder, (path, directory) -> false)
        .forEachRemaining(found -> keys.add(found.key()));
    return keys;
  }

  @Test
  void aWalkIsInPackageOrder() throws IOException {
    for (String key : List.of("a-b", "a/c", "a.txt", "b", ".hidden", "a/b/d", "Z", "é/x")) {
      write(folder.resolve(key), key);
    }
    Files.createDirectories(folder.resolve("empty/deeper"));
    List<String> keys = walk(folder);
    assertThat(keys)
        .containsExactlyElementsOf(
            keys.stream().map(LogicalKey::of).sorted().map(LogicalKey::value).toList())
        .containsExactly(".hidden", "Z", "a/b/d", "a/c", "a-b", "a.txt", "b", "é/x");
  }

  @Test
  void symbolicLinksAreFollowedUnlessTheyLeadBackUp() throws IOException {
    Path other = write(folder.resolve("other/x"), "x").getParent();
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("dir"), other);
    Files.createSymbolicLink(root.resolve("file"), other.resolve("x"));
    Files.createSymbolicLink(root.resolve("dangling"), other.resolve("nothing"));
    assertThat(walk(root)).containsExactly("dir/x", "file");
    Files.createSymbolicLink(other.resolve("up"), root);
    assertThatThrownBy(() -> walk(root))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("inside itself");
  }

  @Test
  void aFolderThatIsNoneIsAnError() throws IOException {
    Path file = write(folder.resolve("file"), "x");
    assertThatThrownBy(() -> walk(folder.resolve("none"))).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> walk(file)).isInstanceOf(StorageException.class);
  }

  @Test
  void scanningObeysQuiltignoreAndKeepsHiddenFiles() throws IOException {
    write(folder.resolve(".quiltignore"), "*.log\nbuild/\n");
    write(folder.resolve("a.log"), "x");
    write(folder.resolve("build/x"), "x");
    write(folder.resolve(".hidden"), "xyz");
    QuiltPackage scanned = QuiltPackage.builder().putDirectory("in", folder).build();
    assertThat(scanned.entries().map(entry -> entry.logicalKey().value()))
        .containsExactly("in/.hidden", "in/.quiltignore");
    assertThat(scanned.get("in/.hidden").size()).hasValue(3);
    assertThat(scanned.get("in/.hidden").checksum()).isEmpty();
  }

  @Test
  void verifyingTellsWhatIsWrongWithWhichFile() throws IOException {
    for (String key : List.of("a", "b/c", "b/d", "e")) {
      write(folder.resolve("in").resolve(key), key);
    }
    QuiltPackage content = hashed(folder.resolve("in"));
    Path copy = folder.resolve("in");
    assertThat(content.verify(copy, VerifyOptions.defaults()))
        .isEqualTo(new VerifyResult(4, 0, List.of()));
    Files.delete(copy.resolve("a"));
    write(copy.resolve("b/c"), "C");
    write(copy.resolve("b/d"), "longer");
    write(copy.resolve("aa"), "new");
    VerifyResult result = content.verify(copy, VerifyOptions.defaults());
    assertThat(result.ok()).isFalse();
    assertThat(result.problems())
        .containsExactly(
            new Problem(Kind.MISSING, "a"),
            new Problem(Kind.MODIFIED, "b/c"),
            new Problem(Kind.MODIFIED, "b/d"),
            new Problem(Kind.EXTRA, "aa"));
    assertThat(
            content
                .verify(copy, VerifyOptions.defaults().withExtraFilesAllowed(true))
                .problemCount())
        .isEqualTo(3);
  }

  private static QuiltPackage hashed(Path folder) {
    return QuiltPackage.builder()
        .putDirectory("", folder)
        .build()
        .map(
            entry ->
                entry.withContent(
                    entry.size().orElseThrow(),
                    Checksum.of(Checksum.SHA2_256_CHUNKED, entry.physicalKey().toPath())));
  }

  @Test
  void aKeyThatPassesThroughALinkOutOfTheFolderIsRefused() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(root.resolve("link"), outside);
    InstallCheck check = new InstallCheck(root);
    assertThat(check.check("ok/file")).isEqualTo(root.resolve("ok/file"));
    assertThatThrownBy(() -> check.check("link/file"))
        .isInstanceOf(UnsafeKeyException.class)
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> check.check("link/deeper/file"))
        .isInstanceOf(UnsafeKeyException.class);
  }

  @Test
  void aFolderOrAFileInTheWayIsRefused() throws IOException {
    write(folder.resolve("file"), "x");
    Files.createDirectories(folder.resolve("dir"));
    InstallCheck check = new InstallCheck(folder);
    assertThatThrownBy(() -> check.check("dir")).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> check.check("file/below")).hasMessageContaining("not a folder");
  }

  @Test
  void windowsRefusesItsDevicesAndNamesThatDifferInCaseOnly() throws IOException {
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path root = Files.createDirectories(windows.getPath("C:\\data\\in"));
      InstallCheck check = new InstallCheck(root);
      check.check("dir/Readme.md");
      assertThatThrownBy(() -> check.check("dir/readme.md"))
          .isInstanceOf(UnsafeKeyException.class)
          .hasMessageContaining("one name");
      assertThatThrownBy(() -> check.check("DIR/other")).isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> check.check("x/nul.txt")).isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> check.check("x/a\\b")).isInstanceOf(UnsafeKeyException.class);
    }
  }

  @Test
  void macRefusesNamesThatDifferInCaseOrCompositionOnly() throws IOException {
    try (FileSystem mac = Jimfs.newFileSystem(Configuration.osX())) {
      Path root = Files.createDirectories(mac.getPath("/Users/data"));
      InstallCheck check = new InstallCheck(root);
      check.check("é");
      assertThatThrownBy(() -> check.check("e\u0301")).isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> check.check("É")).isInstanceOf(UnsafeKeyException.class);
    }
  }

  @Test
  void unixTellsThemApart() {
    InstallCheck check = new InstallCheck(folder);
    check.check("dir/Readme.md");
    assertThat(check.check("dir/readme.md")).isEqualTo(folder.resolve("dir/readme.md"));
  }

  @Test
  void aFileThatFailsOnTheWayLeavesTheOldOneAndNoPart() throws IOException {
    Path file = write(folder.resolve("a"), "old");
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[10]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("broken");
              }
            });
    assertThatThrownBy(() -> LocalFile.replace(file, failing)).hasMessageContaining("broken");
    assertThat(file).hasContent("old");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }
}
