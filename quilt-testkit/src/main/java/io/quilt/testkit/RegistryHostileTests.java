package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quilt.api.BrowseOptions;
import io.quilt.api.BuildOptions;
import io.quilt.api.InstallOptions;
import io.quilt.api.MalformedManifestException;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHashMismatchException;
import io.quilt.api.UnsafeKeyException;
import io.quilt.api.UnverifiableEntryException;
import io.quilt.api.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manifests that somebody wrote to do harm, or without care, are refused. */
abstract class RegistryHostileTests extends RegistryFixture {
  RegistryHostileTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  private InstallOptions.Builder options() {
    return InstallOptions.builder().destination(target);
  }

  private PhysicalKey data(String text) {
    putRaw("data/file", text);
    return store.physicalKey("data/file", null);
  }

  private void plant(PackageName name, CraftedManifest manifest) {
    plant(name, manifest.topHash().value(), manifest.text());
  }

  @Test
  void keyThatLeavesTheFolderIsRefused() throws IOException {
    PhysicalKey data = data("evil");
    List<String> keys =
        List.of(
            "../evil",
            "good/../../evil",
            "/evil",
            "good//evil",
            "./evil",
            "good/..",
            "..",
            "",
            "evil\\u0000",
            "evil/");
    for (int i = 0; i < keys.size(); i++) {
      PackageName name = PackageName.of("evil/p" + i);
      plant(name, new CraftedManifest().entry(keys.get(i), data, "evil"));
      assertThatThrownBy(() -> registry.install(name, target))
          .as(keys.get(i))
          .isInstanceOfAny(UnsafeKeyException.class, MalformedManifestException.class);
    }
    assertNothingWritten();
  }

  @Test
  void nothingIsWrittenWhenOneKeyOfManyIsRefused() throws IOException {
    PhysicalKey data = data("evil");
    plant(
        NAME,
        new CraftedManifest()
            .entry("a", data, "evil")
            .entry("b/../../evil", data, "evil")
            .entry("c", data, "evil"));
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOfAny(UnsafeKeyException.class, MalformedManifestException.class);
    assertNothingWritten();
  }

  private void assertNothingWritten() throws IOException {
    assertThat(tree(target)).isEmpty();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()).filter("evil"::equals)).isEmpty();
    }
    assertThat(quilt.registry().packages()).isEmpty();
  }

  @Test
  void duplicateKeyIsRefused() throws IOException {
    PhysicalKey data = data("text");
    plant(NAME, new CraftedManifest().entry("a", data, "text").entry("a", data, "text"));
    assertThatThrownBy(() -> registry.browse(NAME)).isInstanceOf(MalformedManifestException.class);
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(MalformedManifestException.class);
    assertThat(tree(target)).isEmpty();
  }

  @Test
  void symbolicLinkOutOfTheFolderIsNotFollowed() throws IOException {
    push("link/a.txt", "1");
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createDirectories(target);
    try {
      Files.createSymbolicLink(target.resolve("link"), outside);
    } catch (UnsupportedOperationException | IOException noLinks) {
      assumeThat(noLinks).as("this machine can make symbolic links").isNull();
    }
    assertThatThrownBy(() -> registry.install(NAME, target)).isInstanceOf(UnsafeKeyException.class);
    assertThat(tree(outside)).isEmpty();
  }

  @Test
  void fileOfThisMachineIsNotReadForAManifestFromElsewhere() throws IOException {
    assumeThat(registry.location().isLocal()).as("a local registry").isFalse();
    QuiltPackage content = content("secret.txt", "secret");
    registry.build(NAME, content, BuildOptions.defaults());
    QuiltPackage found = registry.browse(NAME);
    assertThatThrownBy(() -> registry.install(NAME, target)).isInstanceOf(UnsafeKeyException.class);
    assertThatThrownBy(() -> registry.fetch(found.get("secret.txt")))
        .isInstanceOf(UnsafeKeyException.class);
    assertThatThrownBy(() -> registry.push(OTHER, found)).isInstanceOf(UnsafeKeyException.class);
    assertThat(tree(target)).isEmpty();
    assertThat(dataObjects()).isEmpty();
    registry.install(NAME, options().allowLocalFiles(true).build());
    assertThat(tree(target)).isEqualTo(Map.of("secret.txt", "secret"));
  }

  @Test
  void missingChecksumIsRefusedUnlessAllowed() throws IOException {
    plant(NAME, new CraftedManifest().entry("a.txt", data("text"), null, 4));
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(UnverifiableEntryException.class)
        .hasMessageContaining("a.txt");
    assertThat(tree(target)).isEmpty();
    assertThatThrownBy(() -> registry.fetch(registry.browse(NAME).get("a.txt")).bytes())
        .isInstanceOf(UnverifiableEntryException.class);
    registry.install(NAME, options().allowUnverified(true).build());
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "text"));
    assertThatThrownBy(() -> registry.browse(NAME).verify(target, VerifyOptions.defaults()))
        .isInstanceOf(UnverifiableEntryException.class);
  }

  @Test
  void wrongTopHashIsRefusedUnlessAllowed() throws IOException {
    String wrong = "0123456789abcdef".repeat(4);
    plant(NAME, wrong, new CraftedManifest().entry("a.txt", data("text"), "text").text());
    assertThatThrownBy(() -> registry.install(NAME, target))
        .isInstanceOf(TopHashMismatchException.class);
    assertThat(tree(target)).isEmpty();
    BrowseOptions allowed = BrowseOptions.latest().allowWrongTopHash();
    registry.install(NAME, options().revision(allowed).build());
    assertThat(tree(target)).isEqualTo(Map.of("a.txt", "text"));
  }

  @Test
  void otherPlacesAreNamed() {
    push("a.txt", "1");
    Path other = folder.resolve("other");
    assumeThat(registry.location().isLocal()).as("a local registry").isTrue();
    QuiltPackage content = QuiltPackage.builder().put("far.txt", file("far")).build();
    registry.build(OTHER, content, BuildOptions.defaults());
    assertThat(registry.install(OTHER, other).otherRoots()).isNotEmpty();
  }
}
