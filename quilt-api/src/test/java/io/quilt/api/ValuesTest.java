package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final TopHash HASH = TopHash.of("0123456789abcdef".repeat(4));

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0123456789ABCDEF", "g123456789abcdef"})
  void aTopHashIsSixtyFourLowerCaseDigits(String quarter) {
    String text = quarter.repeat(4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopHash.of(text))
        .withMessageContaining("64");
    assertThat(TopHash.isTopHash(text)).isFalse();
    assertThat(TopHash.isTopHash(HASH.value())).isTrue();
    assertThat(TopHash.isTopHash(HASH + "\n")).isFalse();
  }

  @Test
  void aPointerIsLatestOrSeconds() {
    PackageRevision latest = new PackageRevision(PackageRevision.LATEST, HASH);
    PackageRevision dated = new PackageRevision("1700000000", HASH);

    assertThat(latest.isLatest()).isTrue();
    assertThat(latest.published()).isEmpty();
    assertThat(dated.published()).contains(Instant.ofEpochSecond(1_700_000_000));
    assertThat(new PackageRevision("9".repeat(15), HASH).published()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Latest", ".DS_Store", "-1", "1.5", "9999999999999999", "\u0661"})
  void nothingElseIsAPointer(String text) {
    assertThat(PackageRevision.isPointer(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new PackageRevision(text, HASH));
  }

  @Test
  void layoutsHaveTheNumbersOfTheConfiguration() {
    assertThat(RegistryLayout.of(1)).isEqualTo(RegistryLayout.V1);
    assertThat(RegistryLayout.of(2).version()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> RegistryLayout.of(3));
  }

  @Test
  void collectionsAreCopied() {
    List<String> passages = new ArrayList<>(List.of("a"));
    SearchHit hit =
        new SearchHit("i", "1", 1, Metadata.empty(), Map.of("f", passages), Metadata.empty());
    passages.add("b");

    assertThat(hit.highlights()).isEqualTo(Map.of("f", List.of("a")));
    assertThatThrownBy(() -> hit.highlights().get("f").clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> SearchResult.of(List.of(hit)).hits().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void documentsAreReadByWhatTheyHold() {
    Metadata source =
        Metadata.of(
            Map.of(
                "key",
                "a.csv",
                "size",
                7,
                "last_modified",
                "2024-05-06T07:08:09.123+00:00",
                "version_id",
                5,
                "delete_marker",
                true));
    SearchHit hit = new SearchHit("i", "1", Double.NaN, source, Map.of(), Metadata.empty());

    assertThat(hit.asPackage()).isEmpty();
    assertThat(hit.asEntry()).isEmpty();
    ObjectDocument object = hit.asObject().orElseThrow();
    assertThat(object.key()).contains("a.csv");
    assertThat(object.size()).hasValue(7);
    assertThat(object.lastModified()).contains(Instant.parse("2024-05-06T07:08:09.123Z"));
    assertThat(object.versionId()).as("a field of another type").isEmpty();
    assertThat(object.isDeleteMarker()).isTrue();
    assertThat(object.etag()).isEmpty();
  }

  @Test
  void manifestsAndEntriesAreReadToo() {
    Metadata manifest =
        Metadata.of(
            Map.of(
                "mnfst_hash",
                HASH.value(),
                "mnfst_stats",
                Map.of("total_bytes", 9, "total_files", 2)));
    Metadata entry =
        Metadata.of(Map.of("entry_lk", "a", "entry_hash", Map.of("type", "SHA256", "value", "00")));

    PackageDocument document = new PackageDocument(manifest);
    assertThat(document.totalBytes()).hasValue(9);
    assertThat(document.topHash()).contains(HASH.value());
    assertThat(document.workflowId()).isEmpty();
    assertThat(new EntryDocument(entry).checksum()).contains(new Checksum("SHA256", "00"));
    assertThat(new EntryDocument(manifest).checksum()).isEmpty();
  }

  @Test
  void resultsHoldNoNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new InstallResult(null, Path.of("x"), 0, 0, 0, Set.of()));
    assertThatNullPointerException().isThrownBy(() -> new PushResult(null, HASH, null, true, 0, 0));
    assertThatNullPointerException()
        .isThrownBy(() -> new VerifyResult.Problem(VerifyResult.Kind.EXTRA, null));
    assertThatNullPointerException().isThrownBy(() -> new ObjectDocument(null));
  }

  @Test
  void aVerificationIsOkWithoutProblems() {
    assertThat(new VerifyResult(3, 0, List.of()).ok()).isTrue();
    assertThat(new VerifyResult(3, 2000, List.of()).ok()).isFalse();
  }
}
