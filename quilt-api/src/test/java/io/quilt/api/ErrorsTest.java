package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message says what happened, to what, and what to do next. */
class ErrorsTest {
  private static final PackageName NAME = PackageName.of("lab/assays");
  private static final TopHash ONE = TopHash.of("1".repeat(64));
  private static final TopHash TWO = TopHash.of("2".repeat(64));

  @Test
  void withoutTheEngineTheArtifactToAddIsNamedEveryTime() {
    for (int time = 0; time < 2; time++) {
      assertThatExceptionOfType(ProviderException.class)
          .isThrownBy(Quilt::open)
          .withMessageContaining("io.quilt:quilt-core");
    }
  }

  @Test
  void whatIsMissingIsNamedWithThePlace() {
    assertThat(new PackageNotFoundException(NAME, "s3://b"))
        .hasMessageContainingAll("lab/assays", "s3://b", "list-packages");
    assertThat(new RevisionNotFoundException(NAME, "3f2a9c", "s3://b"))
        .hasMessageContainingAll("lab/assays", "3f2a9c", "s3://b", "list-versions");
    assertThat(new EntryNotFoundException("a/b")).hasMessageContainingAll("a/b", "browse");
    assertThat(new ObjectNotFoundException("s3://b/k")).hasMessageContaining("s3://b/k");
    assertThat(new AmbiguousHashException("3f2a9c"))
        .hasMessageContainingAll("3f2a9c", "more digits");
  }

  @Test
  void aConflictNamesTheWinner() {
    ConflictException conflict = new ConflictException(NAME, ONE, "s3://b");

    assertThat(conflict).hasMessageContainingAll("lab/assays", ONE.value(), "s3://b", "force");
    assertThat(conflict.latest()).contains(ONE);
    assertThat(new ConflictException(NAME, null, "s3://b")).hasMessageContaining("(none)");
  }

  @Test
  void wrongContentNamesBothSides() {
    assertThat(new TopHashMismatchException("m", ONE, TWO))
        .hasMessageContainingAll(ONE.value(), TWO.value(), "browse options");
    assertThat(new ChecksumMismatchException("a", "x", "y")).hasMessageContainingAll("a", "x", "y");
    assertThat(new UnverifiableEntryException("a", "it has no checksum"))
        .hasMessageContainingAll("'a'", "no checksum", "allow unverified");
    assertThat(new UnsafeKeyException("../a", "it leaves the folder"))
        .hasMessageContainingAll("../a", "leaves");
    assertThat(new CommitStateUnknownException(NAME, ONE, null))
        .hasMessageContainingAll(NAME.toString(), ONE.value(), "before you push again");
  }

  @Test
  void aManifestsErrorNamesTheLine() {
    assertThat(new MalformedManifestException("m.jsonl", 7, "no JSON"))
        .hasMessage("Manifest m.jsonl, line 7: no JSON");
    assertThat(new MalformedManifestException("m.jsonl", 0, "empty"))
        .hasMessage("Manifest m.jsonl: empty");
  }

  @Test
  void aConfigurationsErrorNamesTheKey() {
    assertThat(new InvalidConfigException("c.yml", "region", "no text", null))
        .hasMessage("Configuration c.yml, key 'region': no text");
    assertThat(new InvalidConfigException("c.yml", "", "no YAML", null))
        .hasMessage("Configuration c.yml: no YAML");
  }

  @Test
  void aRefusedApiKeyKeepsAllReasons() {
    var problem = new ApiKeyException.Problem("name", "Taken", "is taken", Map.of("n", 1));
    ApiKeyException error = new ApiKeyException("refused", List.of(problem));

    assertThat(error.problems()).containsExactly(problem);
    assertThat(error.problems().get(0).context()).isEqualTo(Map.of("n", 1L));
  }
}
