package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.BuildOptions;
import io.quilt.api.Checksum;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.QuiltException;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.WorkflowChoice;
import io.quilt.api.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Revisions are published where their bytes are. */
abstract class RegistryBuildTests extends RegistryFixture {
  private static final String EMPTY =
      "2a5a67156ca9238c14d12042db51c5b52260fdd5511b61ea89b58929d6e1769b";

  RegistryBuildTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void buildNamesTheBytesWhereTheyAre() {
    Path file = file("text");
    QuiltPackage content = QuiltPackage.builder().put("dir/a.txt", file).build();
    TopHash topHash = registry.build(NAME, content, BuildOptions.defaults().message("built"));
    QuiltPackage found = registry.browse(NAME);
    PackageEntry entry = found.get("dir/a.txt");
    assertThat(found.topHash()).isEqualTo(topHash);
    assertThat(found.message()).contains("built");
    assertThat(entry.physicalKey()).isEqualTo(PhysicalKey.of(file));
    assertThat(entry.size()).hasValue(4);
    assertThat(entry.checksum()).contains(Checksum.of(Checksum.SHA2_256_CHUNKED, file));
    assertThat(dataObjects()).isEmpty();
    assertThat(packages()).containsExactly(NAME);
    assertThat(listed(NAME)).containsExactly(topHash);
  }

  @Test
  void emptyPackageHasTheKnownTopHash() {
    TopHash topHash = registry.build(NAME, QuiltPackage.empty(), BuildOptions.defaults());
    assertThat(topHash).hasToString(EMPTY);
    QuiltPackage found = registry.browse(NAME);
    assertThat(found.size()).isZero();
    assertThat(found.header().asMap()).containsEntry("message", null);
    assertThat(found.message()).isEmpty();
  }

  @Test
  void buildDoesNotLookAtWhatLatestNamed() {
    TopHash first = registry.build(NAME, content("a.txt", "1"), BuildOptions.defaults());
    TopHash second = registry.build(NAME, content("a.txt", "2"), BuildOptions.defaults());
    assertThat(registry.latest(NAME)).contains(second);
    assertThat(listed(NAME)).containsExactlyInAnyOrder(second, first);
  }

  @Test
  void topHashIsThatOfTheContent() {
    QuiltPackage content = content("b.txt", "b", "a/x.txt", "x");
    TopHash first = registry.build(NAME, content, BuildOptions.defaults());
    QuiltPackage same = content("a/x.txt", "x", "b.txt", "b");
    assertThat(registry.build(OTHER, same, BuildOptions.defaults())).isEqualTo(first);
    QuiltPackage more = same.toBuilder().metadata(Metadata.of(Map.of("n", 1))).build();
    assertThat(registry.build(OTHER, more, BuildOptions.defaults())).isNotEqualTo(first);
  }

  @Test
  void missingBytesPublishNothing() throws IOException {
    Path file = file("soon gone");
    QuiltPackage content = QuiltPackage.builder().put("a.txt", file).build();
    Files.delete(file);
    assertThatThrownBy(() -> registry.build(NAME, content, BuildOptions.defaults()))
        .isInstanceOf(QuiltException.class);
    assertThat(packages()).isEmpty();
    assertThat(registry.latest(NAME)).isEmpty();
  }

  @Test
  void registryWithWorkflowsIsRefused() {
    putRaw(".quilt/workflows/config.yml", "version: \"1\"\nworkflows: {}\n");
    QuiltPackage content = content("a.txt", "1");
    for (WorkflowChoice choice :
        List.of(WorkflowChoice.notGiven(), WorkflowChoice.none(), WorkflowChoice.named("w"))) {
      assertThatThrownBy(
              () -> registry.build(NAME, content, BuildOptions.defaults().workflow(choice)))
          .isInstanceOf(WorkflowException.class);
      PushOptions options = PushOptions.builder().workflow(choice).force(true).build();
      assertThatThrownBy(() -> registry.push(NAME, content, options))
          .isInstanceOf(WorkflowException.class);
    }
    assertThat(packages()).isEmpty();
    assertThat(dataObjects()).isEmpty();
  }

  @Test
  void chosenWorkflowNeedsAConfiguration() {
    for (WorkflowChoice choice : List.of(WorkflowChoice.none(), WorkflowChoice.named("w"))) {
      assertThatThrownBy(
              () ->
                  registry.build(
                      NAME, QuiltPackage.empty(), BuildOptions.defaults().workflow(choice)))
          .isInstanceOf(WorkflowException.class);
    }
    assertThat(packages()).isEmpty();
  }
}
