package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.StorageException;
import io.quilt.api.UnsafeKeyException;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is said, with the file's name, and leaves nothing behind. */
class FailureTest {
  private static final byte[] LARGE = new byte[2 << 20];

  @TempDir Path folder;

  @Test
  void aFullDisk() throws IOException {
    try (Mount mount = Mount.at(folder.resolve("disk"), "1m")) {
      LocalObjectStore store = store(mount.folder());
      put(store, "key", new byte[100]);

      for (String key : List.of("key", "other/key")) {
        assertThatThrownBy(() -> put(store, key, LARGE))
            .isExactlyInstanceOf(StorageException.class)
            .hasMessageContaining("disk/" + key)
            .hasMessageContaining("No space left on device");
      }

      assertThat(store.head("key", null).orElseThrow().size()).isEqualTo(100);
      assertThat(files(mount.folder())).containsExactly("key");
      put(store, "key", new byte[500_000]);
    }
  }

  @Test
  void aPutThatFailsLeavesNoFolders() throws IOException {
    LocalObjectStore store = store(folder.resolve("root"));
    Path missing = folder.resolve("source");
    Files.write(missing, new byte[1]);
    Body body = Body.of(missing);
    Files.delete(missing);

    assertThatThrownBy(() -> store.put("deep/folder/key", body, PutCondition.always()))
        .isInstanceOf(ObjectNotFoundException.class);

    assertThat(folder.resolve("root")).isEmptyDirectory();
  }

  @Test
  void aFullDiskInMemory() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setMaxSize(1 << 20).build();
    try (FileSystem files = Jimfs.newFileSystem(small)) {
      Path root = files.getPath("/registry");
      LocalObjectStore store = new LocalObjectStore(root, LocalFiles.physicalKey(root));
      put(store, "key", new byte[100]);

      assertThatThrownBy(() -> put(store, "key", LARGE))
          .isExactlyInstanceOf(StorageException.class)
          .hasMessage("Writing /registry/key failed: out of disk space");

      assertThat(files(root)).containsExactly("key");
      assertThat(store.head("key", null).orElseThrow().size()).isEqualTo(100);
    }
  }

  @Test
  void aReadOnlyFileSystem() throws IOException {
    try (Mount mount = Mount.at(folder.resolve("disk"), "1m")) {
      LocalObjectStore store = store(mount.folder());
      put(store, "key", new byte[100]);
      mount.makeReadOnly();

      for (PutCondition condition :
          List.of(
              PutCondition.always(),
              PutCondition.ifMatches(store.head("key", null).orElseThrow().revision()))) {
        assertThatThrownBy(() -> store.put("key", Body.of(new byte[1]), condition))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("disk/key")
            .hasMessageContaining("Read-only file system");
      }
      assertThatThrownBy(() -> store.put("new/key", Body.of(new byte[1]), PutCondition.ifAbsent()))
          .hasMessageContaining("Read-only file system");
      assertThat(store.deleteAll(List.of("key")).errors())
          .hasEntrySatisfying("key", error -> assertThat(error).contains("Read-only"));
      assertThat(store.head("key", null).orElseThrow().size()).isEqualTo(100);
    }
  }

  @Test
  void aFolderOfOthers() throws IOException {
    LocalObjectStore store = store(folder);
    put(store, "sealed/key", new byte[100]);
    Path sealed = folder.resolve("sealed");
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(
          !Files.isWritable(sealed), "SKIPPED: this user may write where nobody may; is it root?");
      assertThatThrownBy(() -> put(store, "sealed/key", new byte[1]))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("sealed/key")
          .hasMessageContaining("check the permissions");
      assertThat(store.deleteAll(List.of("sealed/key")).errors()).containsKey("sealed/key");

      Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("---------"));
      assertThatThrownBy(() -> store.read(ReadRequest.of("sealed/key")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store.list(ListRequest.recursive(""), null))
          .isInstanceOf(AccessDeniedException.class);
    } finally {
      Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(store.head("sealed/key", null).orElseThrow().size()).isEqualTo(100);
  }

  @Test
  void aNameTooLong() throws IOException {
    LocalObjectStore store = store(folder);
    String name = "n".repeat(300);

    assertThatThrownBy(() -> put(store, "ns/" + name, new byte[1]))
        .isExactlyInstanceOf(StorageException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("File name too long");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aRegistryOverSeveralFileSystems() throws IOException {
    try (Mount mount = Mount.at(folder.resolve(".quilt/named_packages"), "1m")) {
      LocalObjectStore store = store(folder);
      String key = ".quilt/named_packages/ns/name/latest";

      ObjectInfo first = store.put(key, Body.of(new byte[1]), PutCondition.ifAbsent());
      ObjectInfo second = store.put(key, Body.of(new byte[2]), PutCondition.always());
      store.put(key, Body.of(new byte[3]), PutCondition.ifMatches(second.revision()));

      assertThatThrownBy(
              () -> store.put(key, Body.of(new byte[4]), PutCondition.ifMatches(first.revision())))
          .isInstanceOf(StorageException.class);
      assertThat(store.head(key, null).orElseThrow().size()).isEqualTo(3);
      assertThat(files(folder)).containsExactly(".quilt/.quilt-lock", key);
      assertThat(files(mount.folder())).containsExactly("ns/name/latest");
    }
  }

  @Test
  void aFileThatShrinksWhileItIsRead() throws IOException {
    LocalObjectStore store = store(folder);
    put(store, "key", LARGE);
    try (ObjectContent content = store.read(ReadRequest.of("key"))) {
      content.stream().readNBytes(100);
      Files.write(folder.resolve("key"), new byte[50]);

      assertThatThrownBy(() -> content.stream().readAllBytes()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aSourceThatVanished() throws IOException {
    LocalObjectStore store = store(folder);
    Path source = Files.write(folder.resolve("source"), new byte[10]);
    Body body = Body.of(source);
    Files.delete(source);

    assertThatThrownBy(() -> store.put("key", body, PutCondition.always()))
        .isInstanceOf(ObjectNotFoundException.class)
        .hasMessageContaining("source");
    Files.write(source, new byte[20]);
    assertThatThrownBy(() -> store.put("key", body, PutCondition.always()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("20 bytes, not 10");
    assertThat(files(folder)).containsExactly("source");
  }

  @Test
  void namesOfTheStoresOwnFiles() throws IOException {
    LocalObjectStore store = store(folder);
    for (String key : List.of(".quilt-lock", ".quilt/.quilt-lock", "data/.quilt-tmp-1")) {
      assertThatThrownBy(() -> put(store, key, new byte[1])).isInstanceOf(UnsafeKeyException.class);
      assertThat(store.deleteAll(List.of(key)).errors()).containsKey(key);
    }
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void keysThatLeadOutside() throws IOException {
    LocalObjectStore store = store(folder.resolve("root"));
    Files.writeString(folder.resolve("secret"), "x");
    for (String key : List.of("../secret", "a/../../secret", "/etc/passwd", "")) {
      assertThatThrownBy(() -> store.head(key, null)).isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> store.read(ReadRequest.of(key)))
          .isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> put(store, key, new byte[1])).isInstanceOf(UnsafeKeyException.class);
      assertThatThrownBy(() -> store.physicalKey(key, null)).isInstanceOf(UnsafeKeyException.class);
      assertThat(store.deleteAll(List.of(key)).errors()).containsKey(key);
    }
    assertThatThrownBy(() -> store.list(ListRequest.level("../"), null))
        .isInstanceOf(UnsafeKeyException.class);
    assertThat(files(folder)).containsExactly("secret");
  }

  private static LocalObjectStore store(Path root) {
    return new LocalObjectStore(root, PhysicalKey.of(root));
  }

  private static void put(LocalObjectStore store, String key, byte[] bytes) {
    store.put(key, Body.of(bytes), PutCondition.always());
  }

  /** All files below a folder, the store's own too. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
