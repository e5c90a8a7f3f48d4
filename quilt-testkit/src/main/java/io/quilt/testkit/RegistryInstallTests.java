package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.BrowseOptions;
import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.EntryNotFoundException;
import io.quilt.api.InstallOptions;
import io.quilt.api.InstallResult;
import io.quilt.api.LogicalKey;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.RevisionNotFoundException;
import io.quilt.api.TopHash;
import io.quilt.api.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Revisions become files. */
abstract class RegistryInstallTests extends RegistryFixture {
  RegistryInstallTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  private InstallOptions.Builder options() {
    return InstallOptions.builder().destination(target);
  }

  @Test
  void packageBecomesFiles() throws IOException {
    TopHash topHash = push("a.txt", "one", "dir/b c.txt", "four", "dir/deep/empty", "");
    InstallResult result = registry.install(NAME, target);
    assertThat(tree(target))
        .isEqualTo(Map.of("a.txt", "one", "dir/b c.txt", "four", "dir/deep/empty", ""));
    assertThat(result.topHash()).isEqualTo(topHash);
    assertThat(result.destination()).isEqualTo(target);
    assertThat(result.objectsCopied()).isEqualTo(3);
    assertThat(result.bytesCopied()).isEqualTo(7);
    assertThat(result.objectsKept()).isZero();
    assertThat(result.otherRoots()).isEmpty();
  }

  @Test
  void manifestIsRegisteredUnchanged() {
    TopHash topHash = push("a.txt", "one");
    registry.install(NAME, target);
    QuiltPackage local = quilt.registry().browse(NAME);
    assertThat(local.topHash()).isEqualTo(topHash);
    assertThat(local).isEqualTo(registry.browse(NAME));
  }

  @Test
  void manifestIsRegisteredWhereItIsWanted() {
    TopHash topHash = push("a.txt", "one");
    Registry other = quilt.registry(folder.resolve("other").toString());
    registry.install(NAME, options().destinationRegistry(other).build());
    assertThat(other.latest(NAME)).contains(topHash);
    assertThat(quilt.registry().latest(NAME)).isEmpty();
  }

  @Test
  void packageHasAPlaceByDefault() throws IOException {
    push("a.txt", "one");
    InstallResult result = registry.install(NAME, InstallOptions.defaults());
    assertThat(result.destination()).endsWith(folder.getFileSystem().getPath("lab", "assays"));
    assertThat(tree(result.destination())).isEqualTo(Map.of("a.txt", "one"));
  }

  @Test
  void filesThatAreRightAreKept() throws IOException {
    push("a.txt", "one", "b.txt", "two", "c.txt", "three");
    registry.install(NAME, target);
    Files.writeString(target.resolve("b.txt"), "TWO");
    Files.delete(target.resolve("c.txt"));
    Files.writeString(target.resolve("extra.txt"), "extra");
    InstallResult again = registry.install(NAME, target);
    assertThat(again.objectsKept()).isEqualTo(1);
    assertThat(again.objectsCopied()).isEqualTo(2);
    assertThat(tree(target))
        .isEqualTo(Map.of("a.txt", "one", "b.txt", "two", "c.txt", "three", "extra.txt", "extra"));
  }

  @Test
  void earlierRevisionIsInstalled() throws IOException {
    TopHash first = push("a.txt", "one");
    push("a.txt", "two");
    BrowseOptions revision = BrowseOptions.revision(first.value().substring(0, 8));
    assertThat(registry.install(NAME, options().revision(revision).build()).topHash())
        .isEqualTo(first);
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "one"));
  }

  @Test
  void oneFileIsInstalledUnderItsName() throws IOException {
    push("dir/a.txt", "one", "dir/b.txt", "two");
    registry.install(NAME, options().path(LogicalKey.of("dir/a.txt")).build());
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "one"));
  }

  @Test
  void directoryIsInstalledRelativeToItself() throws IOException {
    push("dir/a.txt", "one", "dir/sub/b.txt", "two", "dir-2/c.txt", "three");
    registry.install(NAME, options().path(LogicalKey.of("dir")).build());
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "one", "sub/b.txt", "two"));
  }

  @Test
  void unknownThingsAreTypedErrors() throws IOException {
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(PackageNotFoundException.class);
    push("dir/a.txt", "one");
    BrowseOptions unknown = BrowseOptions.revision("0123456789abcdef".repeat(4));
    assertThatThrownBy(() -> registry.install(NAME, options().revision(unknown).build()))
        .isInstanceOf(RevisionNotFoundException.class);
    for (String path : List.of("di", "dir/a", "dir/a.txt/b")) {
      assertThatThrownBy(() -> registry.install(NAME, options().path(LogicalKey.of(path)).build()))
          .isInstanceOf(EntryNotFoundException.class);
    }
    assertThat(tree(target)).isEmpty();
  }

  @Test
  void changedBytesNeverGetTheirName() throws IOException {
    push("a.txt", "one", "b.txt", "two");
    PackageEntry entry = registry.browse(NAME).get("b.txt");
    putRaw("lab/assays/b.txt", "TWO");
    if (entry.physicalKey().versionId().isPresent()) {
      registry.install(NAME, target);
      assertThat(tree(target)).isEqualTo(Map.of("a.txt", "one", "b.txt", "two"));
      return;
    }
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining("b.txt");
    assertThat(tree(target)).doesNotContainKey("b.txt");
    assertThat(tree(target).keySet()).isSubsetOf("a.txt");
  }

  @Test
  void missingBytesAreATypedError() throws IOException {
    assumeThat(store.capabilities().versions()).as("a store with versions").isFalse();
    push("a.txt", "one");
    store.deleteAll(List.of("lab/assays/a.txt"));
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(ObjectNotFoundException.class);
    assertThat(tree(target)).isEmpty();
  }

  @Test
  void installationGoesOnAfterAFailure() throws IOException {
    push("a.txt", "one", "b.txt", "two");
    RuntimeException enough = new IllegalStateException("enough");
    InstallOptions failing =
        options()
            .listener(
                progress -> {
                  throw enough;
                })
            .build();
    assertThatThrownBy(() -> registry.install(NAME, failing)).isSameAs(enough);
    assertThat(tree(target).keySet()).isSubsetOf("a.txt", "b.txt");
    registry.install(NAME, target);
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "one", "b.txt", "two"));
  }

  @Test
  void listenerFollowsToTheEnd() {
    push("a.txt", "one", "b.txt", "four");
    List<TransferProgress> seen = new CopyOnWriteArrayList<>();
    registry.install(NAME, options().listener(seen::add).build());
    assertThat(seen).extracting(TransferProgress::objects).isSorted();
    TransferProgress last = seen.get(seen.size() - 1);
    assertThat(last.objects()).isEqualTo(2);
    assertThat(last.bytes()).isEqualTo(7);
  }

  @Test
  void interruptedInstallationEnds() throws IOException {
    push("a.txt", "one", "b.txt", "two");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> registry.install(NAME, target))
          .isInstanceOf(QuiltInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(tree(target).keySet()).isSubsetOf("a.txt", "b.txt");
  }
}
