package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The typed views of hits, whatever an index holds. */
class DocumentsTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final Map<String, Object> MANIFEST = Map.of("mnfst_hash", HASH);

  /** Values that no text is. */
  static List<Object> foreign() {
    return List.of(
        7, 1.5, true, BigInteger.TWO.pow(80), List.of("text"), Map.of("ptr_name", "x"), List.of());
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void textsOfAnotherTypeAreEmpty(Object value) {
    ObjectDocument object = new ObjectDocument(everyFieldIs(value));
    assertThat(object.key()).isEmpty();
    assertThat(object.extension()).isEmpty();
    assertThat(object.lastModified()).isEmpty();
    assertThat(object.versionId()).isEmpty();
    assertThat(object.etag()).isEmpty();
    assertThat(object.content()).isEmpty();
    PackageDocument manifest = new PackageDocument(everyFieldIs(value));
    assertThat(manifest.name()).isEmpty();
    assertThat(manifest.tag()).isEmpty();
    assertThat(manifest.topHash()).isEmpty();
    assertThat(manifest.lastModified()).isEmpty();
    assertThat(manifest.message()).isEmpty();
    assertThat(manifest.metadataJson()).isEmpty();
    assertThat(manifest.workflowId()).isEmpty();
    EntryDocument entry = new EntryDocument(everyFieldIs(value));
    assertThat(entry.logicalKey()).isEmpty();
    assertThat(entry.physicalKey()).isEmpty();
    assertThat(entry.checksum()).isEmpty();
    assertThat(entry.metadataJson()).isEmpty();
    SearchHit hit = hit(everyFieldIs(value), Metadata.empty());
    assertThat(hit.asObject()).isEmpty();
    assertThat(hit.asPackage()).isEmpty();
    assertThat(hit.asEntry()).isEmpty();
  }

  @Test
  void numbersOfAnotherTypeAreEmpty() {
    for (Object value : List.of("7", 1.5, true, BigInteger.TWO.pow(80), List.of(7), Map.of())) {
      assertThat(new ObjectDocument(everyFieldIs(value)).size()).isEmpty();
      assertThat(new PackageDocument(everyFieldIs(value)).totalBytes()).isEmpty();
      assertThat(new PackageDocument(everyFieldIs(value)).totalFiles()).isEmpty();
      assertThat(new EntryDocument(everyFieldIs(value)).size()).isEmpty();
    }
    assertThat(new ObjectDocument(everyFieldIs("true")).isDeleteMarker()).isFalse();
    assertThat(new PackageDocument(everyFieldIs(7)).totalBytes()).as("no object").isEmpty();
  }

  @Test
  void missingFieldsAreEmpty() {
    assertThat(new ObjectDocument(Metadata.empty()).size()).isEmpty();
    assertThat(new ObjectDocument(Metadata.empty()).isDeleteMarker()).isFalse();
    assertThat(new PackageDocument(Metadata.empty()).topHash()).isEmpty();
    assertThat(new EntryDocument(Metadata.empty()).checksum()).isEmpty();
  }

  @Test
  void checksumNeedsATypeAndAValue() {
    for (Object hash :
        List.of(
            Map.of("type", "SHA256", "value", " "),
            Map.of("type", "", "value", "00"),
            Map.of("type", "SHA256"),
            Map.of("type", "SHA256", "value", 0),
            "00")) {
      assertThat(new EntryDocument(Metadata.of(Map.of("entry_hash", hash))).checksum())
          .as("%s", hash)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-10T08:00:00Z",
        "2026-01-10T08:00:00",
        "2026-01-10T08:00:00.000",
        "2026-01-10T08:00:00+00:00",
        "2026-01-10T09:30:00+01:30"
      })
  void timesAreReadAsIndexesWriteThem(String text) {
    assertThat(new ObjectDocument(Metadata.of(Map.of("last_modified", text))).lastModified())
        .contains(Instant.parse("2026-01-10T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "2026",
        "2026-01-10",
        "2026-13-10T08:00:00",
        "2026-01-10T25:00:00Z",
        "\0",
        "+999999999-12-31T23:59:59.999999999-18:01",
        "99999999999999999999-01-10T08:00:00Z"
      })
  void whatIsNoTimeIsEmpty(String text) {
    assertThat(new ObjectDocument(Metadata.of(Map.of("last_modified", text))).lastModified())
        .isEmpty();
  }

  @Test
  void pointerKnowsTheManifestItPointsTo() {
    Metadata pointer =
        Metadata.of(
            Map.of(
                "ptr_name",
                "lab/assays",
                "join_field",
                Map.of("name", "ptr", "parent", "mnfst:" + HASH)));
    assertThat(new PackageDocument(pointer).topHash()).contains(HASH);
    Metadata foreign = Metadata.of(Map.of("join_field", Map.of("parent", "other:" + HASH)));
    assertThat(new PackageDocument(foreign).topHash()).isEmpty();
  }

  @Test
  void manifestHasTheFieldsOfItsPointer() {
    Map<String, Object> pointer =
        Map.of(
            "ptr_name", "lab/assays",
            "ptr_tag", "latest",
            "ptr_last_modified", "2026-01-10T08:00:00Z",
            "mnfst_hash", "another");
    PackageDocument document =
        hit(Metadata.of(MANIFEST), foundWith(List.of(Map.of("_source", pointer))))
            .asPackage()
            .orElseThrow();
    assertThat(document.name()).contains("lab/assays");
    assertThat(document.tag()).contains("latest");
    assertThat(document.lastModified()).contains(Instant.parse("2026-01-10T08:00:00Z"));
    assertThat(document.topHash()).as("the manifest's own").contains(HASH);
  }

  @Test
  void pointerKeepsItsOwnFields() {
    Metadata pointer = Metadata.of(Map.of("ptr_name", "lab/assays"));
    Metadata raw = foundWith(List.of(Map.of("_source", Map.of("ptr_name", "lab/other"))));
    assertThat(hit(pointer, raw).asPackage().orElseThrow().name()).contains("lab/assays");
  }

  @Test
  void pointersOfOddShapesAreLeftOut() {
    List<Object> odd =
        new ArrayList<>(
            Arrays.asList(
                null,
                "text",
                7,
                List.of(),
                Map.of(),
                List.of("text"),
                List.of(List.of()),
                List.of(Map.of("_source", "text")),
                List.of(Map.of("_source", List.of())),
                List.of(Map.of("_source", Map.of("ptr_name", 7))),
                List.of(Map.of("_source", Map.of("ptr_name", Map.of())))));
    odd.add(Arrays.asList((Object) null));
    for (Object hits : odd) {
      SearchHit hit = hit(Metadata.of(MANIFEST), foundWith(hits));
      assertThat(hit.asPackage().orElseThrow().name()).as("%s", hits).isEmpty();
      assertThat(hit.asPackage().orElseThrow().topHash()).contains(HASH);
    }
    for (Object inner : List.of(7, List.of(), Map.of("ptr", 7), Map.of("ptr", Map.of("hits", 7)))) {
      SearchHit hit = hit(Metadata.of(MANIFEST), Metadata.of(Map.of("inner_hits", inner)));
      assertThat(hit.asPackage().orElseThrow().name()).as("%s", inner).isEmpty();
    }
  }

  private static Metadata foundWith(Object hits) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("hits", hits);
    return Metadata.of(Map.of("inner_hits", Map.of("ptr", Map.of("hits", found))));
  }

  private static Metadata everyFieldIs(Object value) {
    Map<String, Object> source = new LinkedHashMap<>();
    for (String field :
        List.of(
            "key",
            "ext",
            "size",
            "last_modified",
            "version_id",
            "etag",
            "content",
            "delete_marker",
            "ptr_name",
            "ptr_tag",
            "ptr_last_modified",
            "join_field",
            "mnfst_hash",
            "mnfst_last_modified",
            "mnfst_message",
            "mnfst_metadata",
            "mnfst_stats",
            "mnfst_workflow",
            "entry_lk",
            "entry_pk",
            "entry_size",
            "entry_hash",
            "entry_metadata")) {
      source.put(field, value);
    }
    return Metadata.of(source);
  }

  private static SearchHit hit(Metadata source, Metadata raw) {
    return new SearchHit("lab_packages", "id", 1, source, Map.of(), raw);
  }
}
