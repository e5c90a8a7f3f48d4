package io.quilt.core.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskUserFilesTest {
  @TempDir Path folder;

  @Test
  void aFileIsReadableByItsOwnerOnlyEvenWhenItReplacesAnother() throws IOException {
    try (FileSystem posix =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix")
                .build())) {
      Path directory = Files.createDirectories(posix.getPath("/quilt"));
      Path file = Files.writeString(directory.resolve("auth.json"), "{}");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      new DiskUserFiles(directory).update("auth.json", before -> "{1}".getBytes(UTF_8));
      new DiskUserFiles(directory).update("new.json", before -> "{2}".getBytes(UTF_8));
      for (String name : List.of("auth.json", "new.json")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve(name))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void onWindowsTheAccessListNamesTheOwnerOnly() throws IOException {
    try (FileSystem windows =
        Jimfs.newFileSystem(
            Configuration.windows().toBuilder().setAttributeViews("basic", "acl").build())) {
      FileAttribute<?>[] attributes = OwnerOnly.of(windows.getPath("C:\\quilt"));
      assertThat(attributes).hasSize(1);
      assertThat(attributes[0].name()).isEqualTo("acl:acl");
      assertThat((List<?>) attributes[0].value())
          .singleElement()
          .isInstanceOfSatisfying(
              AclEntry.class,
              entry ->
                  assertThat(entry.principal().getName())
                      .isEqualTo(System.getProperty("user.name")));
    }
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    DiskUserFiles files = new DiskUserFiles(folder);
    files.update("f", before -> new byte[] {1});
    files.update("f", before -> new byte[] {2});
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("f", ".lock");
    }
  }

  @Test
  void whatAKilledProcessLeftIsRemovedLater() throws IOException {
    Path old = Files.writeString(folder.resolve(".f.1.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = Files.writeString(folder.resolve(".f.2.tmp"), "half");
    new DiskUserFiles(folder).update("f", before -> new byte[] {1});
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void anUnchangedFileIsNotWritten() throws IOException {
    DiskUserFiles files = new DiskUserFiles(folder);
    files.update("f", before -> new byte[] {1});
    Object before = Files.readAttributes(folder.resolve("f"), "unix:ino").get("ino");
    files.update("f", bytes -> bytes.clone());
    assertThat(Files.readAttributes(folder.resolve("f"), "unix:ino").get("ino")).isEqualTo(before);
  }

  @Test
  void aFolderInPlaceOfTheFileOrOfTheDirectoryIsAnErrorThatNamesIt() throws IOException {
    Files.createDirectory(folder.resolve("config.yml"));
    Files.writeString(folder.resolve("file"), "x");
    DiskUserFiles files = new DiskUserFiles(folder);
    assertThatThrownBy(() -> files.read("config.yml"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.resolve("config.yml").toString());
    assertThatThrownBy(
            () -> new DiskUserFiles(folder.resolve("file")).update("f", before -> new byte[0]))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.resolve("file").resolve("f").toString());
  }

  @Test
  void aFileThatIsTooLargeIsAnError() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("f").toFile(), "rw")) {
      file.setLength((16 << 20) + 1);
    }
    assertThatThrownBy(() -> new DiskUserFiles(folder).read("f"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("larger");
  }

  @Test
  void anInterruptedThreadChangesNothing() {
    DiskUserFiles files = new DiskUserFiles(folder);
    files.update("f", before -> new byte[] {1});
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> files.update("f", before -> new byte[] {2}))
        .isInstanceOf(QuiltInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files.read("f")).hasValue(new byte[] {1});
  }
}
