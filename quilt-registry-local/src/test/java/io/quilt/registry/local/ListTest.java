package io.quilt.registry.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.PutCondition;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists of folders do beyond the contract: links, empty folders, strays, cost. */
class ListTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = files.getPath("/registry");
  private LocalObjectStore store;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root);
    store = new LocalObjectStore(root, LocalFiles.physicalKey(root), 3);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    files.close();
  }

  @Test
  void aLevelDoesNotLookIntoItsFolders() throws IOException {
    for (int i = 0; i < 20; i++) {
      put(".quilt/named_packages/ns/package-" + i + "/latest");
    }
    Path packages = root.resolve(".quilt/named_packages/ns");
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    try (var folders = Files.newDirectoryStream(packages)) {
      for (Path folder : folders) {
        Files.setAttribute(folder, "lastAccessTime", longAgo);
      }
    }

    assertThat(folders(ListRequest.level(".quilt/named_packages/ns/"))).hasSize(20);
    assertThat(lastAccesses(packages)).containsOnly(longAgo);
    assertThat(objects(ListRequest.recursive(".quilt/named_packages/ns/"))).hasSize(20);
    assertThat(lastAccesses(packages)).doesNotContain(longAgo);
  }

  private static List<FileTime> lastAccesses(Path parent) throws IOException {
    List<FileTime> times = new ArrayList<>();
    try (var folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        times.add((FileTime) Files.getAttribute(folder, "lastAccessTime"));
      }
    }
    return times;
  }

  @Test
  void linksToFilesAreObjectsAndLinksToFoldersAreNotFollowed() throws IOException {
    put("data/file");
    Files.createDirectories(files.getPath("/elsewhere"));
    Files.writeString(files.getPath("/elsewhere/outside"), "outside");
    Files.createSymbolicLink(root.resolve("data/link"), files.getPath("/elsewhere/outside"));
    Files.createSymbolicLink(root.resolve("data/folder"), files.getPath("/elsewhere"));
    Files.createSymbolicLink(root.resolve("data/loop"), root);
    Files.createSymbolicLink(root.resolve("data/self"), root.resolve("data/self"));
    Files.createSymbolicLink(root.resolve("data/broken"), files.getPath("/nowhere"));

    assertThat(objects(ListRequest.recursive(""))).containsExactly("data/file", "data/link");
    assertThat(folders(ListRequest.level("data/"))).containsExactly("data/folder/", "data/loop/");
    assertThat(objects(ListRequest.recursive("data/folder/")))
        .containsExactly("data/folder/outside");
    assertThat(store.head("data/folder/outside", null).orElseThrow().size()).isEqualTo(7);
    assertThat(store.head("data/broken", null)).isEmpty();
  }

  @Test
  void theRootMayBeALink() throws IOException {
    put("data/file");
    Path link = Files.createSymbolicLink(files.getPath("/link"), root);
    LocalObjectStore linked = new LocalObjectStore(link, LocalFiles.physicalKey(link), 3);

    assertThat(linked.list(ListRequest.recursive(""), null).objects()).hasSize(1);
    linked.put("more", Body.of(new byte[1]), PutCondition.always());
    assertThat(linked.deleteAll(List.of("more", "data/file")).errors()).isEmpty();
    assertThat(link).isSymbolicLink();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void emptyFoldersAreFoldersAndTheStoresOwnFilesAreNotThere() throws IOException {
    Files.createDirectories(root.resolve("empty"));
    put(".quilt/named_packages/ns/name/latest");
    String revision =
        store.head(".quilt/named_packages/ns/name/latest", null).orElseThrow().revision();
    store.put(
        ".quilt/named_packages/ns/name/latest",
        Body.of(new byte[0]),
        PutCondition.ifMatches(revision));
    Files.writeString(root.resolve(".DS_Store"), "stray");

    assertThat(root.resolve(".quilt/.quilt-lock")).exists();
    assertThat(objects(ListRequest.recursive("")))
        .containsExactly(".DS_Store", ".quilt/named_packages/ns/name/latest");
    assertThat(folders(ListRequest.level(""))).containsExactly(".quilt/", "empty/");
    assertThat(folders(ListRequest.level(".quilt/"))).containsExactly(".quilt/named_packages/");
  }

  @Test
  void aPageWhoseListIsGoneBeginsAgain() {
    for (int i = 0; i < 9; i++) {
      put("list/" + i + "/x");
      put("list/" + i + "-x");
    }
    for (ListRequest request : List.of(ListRequest.recursive(""), ListRequest.level("list/"))) {
      List<String> forgetful = new ArrayList<>();
      String token = null;
      do {
        ListPage page = store.list(request, token);
        page.objects().forEach(object -> forgetful.add(object.key()));
        forgetful.addAll(page.folders());
        token = page.nextToken().orElse(null);
        store.close();
      } while (token != null);
      List<String> remembered = new ArrayList<>(objects(request));
      remembered.addAll(folders(request));

      assertThat(forgetful).containsExactlyInAnyOrderElementsOf(remembered).hasSize(18);
    }
  }

  @Test
  void anInterruptedListEnds() {
    put("file");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> store.list(ListRequest.recursive(""), null))
          .isInstanceOf(QuiltInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aRootThatIsAFileIsAnError() throws IOException {
    Path file = Files.writeString(files.getPath("/file"), "");
    LocalObjectStore wrong = new LocalObjectStore(file, LocalFiles.physicalKey(file), 3);

    assertThatThrownBy(() -> wrong.list(ListRequest.recursive(""), null))
        .isInstanceOf(StorageException.class)
        .hasMessage("Listing /file failed: /file is a file, where a folder is needed");
  }

  private void put(String key) {
    store.put(key, Body.of(new byte[0]), PutCondition.always());
  }

  private List<ListPage> pages(ListRequest request) {
    List<ListPage> pages = new ArrayList<>();
    String token = null;
    do {
      pages.add(store.list(request, token));
      token = pages.get(pages.size() - 1).nextToken().orElse(null);
    } while (token != null);
    return pages;
  }

  private List<String> objects(ListRequest request) {
    return pages(request).stream()
        .flatMap(page -> page.objects().stream())
        .map(ObjectInfo::key)
        .toList();
  }

  private List<String> folders(ListRequest request) {
    return pages(request).stream().flatMap(page -> page.folders().stream()).toList();
  }
}
