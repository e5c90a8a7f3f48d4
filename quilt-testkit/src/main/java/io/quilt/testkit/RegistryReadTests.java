package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.ChecksumMismatchException;
import io.quilt.api.EntryChange;
import io.quilt.api.EntryContent;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PackageReader;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import io.quilt.api.VerifyResult;
import io.quilt.api.VerifyResult.Kind;
import io.quilt.api.VerifyResult.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bytes are fetched, folders verified, revisions compared. */
abstract class RegistryReadTests extends RegistryFixture {
  RegistryReadTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void entryIsFetchedInEveryForm() throws IOException {
    push("a.txt", "text \u00e9");
    EntryContent content = registry.fetch(registry.browse(NAME).get("a.txt"));
    assertThat(content.text()).isEqualTo("text \u00e9");
    assertThat(content.bytes()).hasSize(7);
    try (InputStream stream = content.stream()) {
      assertThat(stream.readAllBytes()).hasSize(7);
    }
    Path copy = folder.resolve("copy.txt");
    content.copyTo(copy);
    assertThat(copy).hasContent("text \u00e9");
    content.copyTo(copy);
    assertThat(copy).hasContent("text \u00e9");
  }

  @Test
  void changedBytesAreNotFetched() throws IOException {
    assumeThat(store.capabilities().versions()).as("a store with versions").isFalse();
    push("a.txt", "text");
    EntryContent content = registry.fetch(registry.browse(NAME).get("a.txt"));
    for (String changed : List.of("TEXT", "tex", "text and more", "")) {
      putRaw("lab/assays/a.txt", changed);
      assertThatThrownBy(content::bytes).isInstanceOf(ChecksumMismatchException.class);
      assertThatThrownBy(() -> readAll(content)).isInstanceOf(ChecksumMismatchException.class);
      Path copy = folder.resolve("copy.txt");
      assertThatThrownBy(() -> content.copyTo(copy)).isInstanceOf(ChecksumMismatchException.class);
      assertThat(copy).doesNotExist();
    }
    store.deleteAll(List.of("lab/assays/a.txt"));
    assertThatThrownBy(content::bytes).isInstanceOf(ObjectNotFoundException.class);
  }

  private static byte[] readAll(EntryContent content) throws IOException {
    try (InputStream stream = content.stream()) {
      return stream.readAllBytes();
    }
  }

  @Test
  void installedFolderIsVerified() {
    push("a.txt", "1", "dir/b.txt", "2");
    registry.install(NAME, target);
    VerifyResult result = registry.browse(NAME).verify(target, VerifyOptions.defaults());
    assertThat(result.ok()).isTrue();
    assertThat(result.filesVerified()).isEqualTo(2);
    assertThat(result.problems()).isEmpty();
    try (PackageReader reader = registry.open(NAME)) {
      assertThat(reader.verify(target, VerifyOptions.defaults()).ok()).isTrue();
    }
  }

  @Test
  void verifyingFindsEveryProblem() throws IOException {
    push("a.txt", "1", "b/gone.txt", "2", "b/size.txt", "3", "c.txt", "4");
    registry.install(NAME, target);
    Files.delete(target.resolve("b/gone.txt"));
    Files.writeString(target.resolve("b/size.txt"), "longer");
    Files.writeString(target.resolve("c.txt"), "X");
    Files.writeString(target.resolve("b/extra.txt"), "extra");
    QuiltPackage content = registry.browse(NAME);
    VerifyResult result = content.verify(target, VerifyOptions.defaults());
    assertThat(result.ok()).isFalse();
    assertThat(result.problemCount()).isEqualTo(4);
    assertThat(result.filesVerified()).isEqualTo(1);
    assertThat(result.problems())
        .containsExactly(
            new Problem(Kind.MISSING, "b/gone.txt"),
            new Problem(Kind.MODIFIED, "b/size.txt"),
            new Problem(Kind.MODIFIED, "c.txt"),
            new Problem(Kind.EXTRA, "b/extra.txt"));
    VerifyOptions lenient = VerifyOptions.defaults().withExtraFilesAllowed(true);
    assertThat(content.verify(target, lenient).problemCount()).isEqualTo(3);
    VerifyOptions few = new VerifyOptions(false, 1, VerifyOptions.defaults().listener());
    assertThat(content.verify(target, few).problemCount()).isEqualTo(4);
    assertThat(content.verify(target, few).problems()).hasSize(1);
  }

  @Test
  void revisionsAreCompared() {
    TopHash first = push("a/x", "1", "b", "2", "same", "s");
    push("a-b", "new", "b", "changed", "same", "s");
    QuiltPackage older = registry.browse(NAME, first.value());
    try (Stream<EntryChange> changes = older.diff(registry.browse(NAME))) {
      assertThat(changes.map(EntryChange::toString))
          .containsExactly("DELETED a/x", "ADDED a-b", "MODIFIED b");
    }
    try (PackageReader left = registry.open(NAME, first.value());
        PackageReader right = registry.open(NAME);
        Stream<EntryChange> changes = left.diff(right)) {
      assertThat(changes).hasSize(3);
    }
    try (Stream<EntryChange> changes = older.diff(older)) {
      assertThat(changes).isEmpty();
    }
  }
}
