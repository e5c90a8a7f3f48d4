package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackageEntryTest {
  private static final Checksum SUM = new Checksum(Checksum.SHA256, "00");
  private final PackageEntry entry =
      PackageEntry.of(LogicalKey.of("a/b"), PhysicalKey.parse("s3://b/k"));

  @Test
  void beginsWithoutSizeChecksumAndMetadata() {
    assertThat(entry.size()).isEmpty();
    assertThat(entry.checksum()).isEmpty();
    assertThat(entry.metadata()).isEqualTo(Metadata.empty());
    assertThat(entry.meta()).isEqualTo(Metadata.empty());
    assertThat(entry).hasToString("a/b -> s3://b/k");
  }

  @Test
  void aNewSizeDropsTheChecksum() {
    PackageEntry known = entry.withContent(3, SUM);

    assertThat(known.size()).hasValue(3);
    assertThat(known.checksum()).contains(SUM);
    assertThat(known.withSize(3).checksum()).isEmpty();
    assertThat(entry.withChecksum(SUM).size()).isEmpty();
  }

  @Test
  void userMetadataIsAMemberOfMeta() {
    PackageEntry other = entry.withMeta(Metadata.of(Map.of("other", 1)));
    PackageEntry both = other.withMetadata(Metadata.of(Map.of("run", 7)));

    assertThat(both.metadata()).isEqualTo(Metadata.of(Map.of("run", 7)));
    assertThat(both.meta())
        .isEqualTo(Metadata.of(Map.of("other", 1, "user_meta", Map.of("run", 7))));
    assertThat(other.metadata()).isEqualTo(Metadata.empty());
    assertThat(entry.withMeta(Metadata.of(Map.of("user_meta", "text"))).metadata())
        .isEqualTo(Metadata.empty());
  }

  @Test
  void sameContentLooksAtNoKey() {
    PackageEntry known = entry.withContent(3, SUM);
    PackageEntry moved =
        known.withLogicalKey(LogicalKey.of("c")).withPhysicalKey(PhysicalKey.parse("s3://x/y"));

    assertThat(known.sameContent(moved)).isTrue();
    assertThat(known).isNotEqualTo(moved);
    assertThat(known.sameContent(entry)).isFalse();
    assertThat(known.sameContent(known.withMetadata(Metadata.of(Map.of("a", 1))))).isFalse();
    assertThat(known)
        .isEqualTo(entry.withContent(3, SUM))
        .hasSameHashCodeAs(entry.withContent(3, SUM));
  }

  @Test
  void wrongArgumentsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry.withSize(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> entry.withContent(-1, SUM));
    assertThatNullPointerException().isThrownBy(() -> entry.withContent(1, null));
    assertThatNullPointerException().isThrownBy(() -> PackageEntry.of(null, entry.physicalKey()));
  }

  @Test
  void aContentReadsItsHeader() {
    Metadata header =
        Metadata.of(Map.of("version", "v0", "message", "run 7", "user_meta", Map.of("run", 7)));
    FixedSource content = new FixedSource(header, List.of());

    assertThat(content.message()).contains("run 7");
    assertThat(content.metadata()).isEqualTo(Metadata.of(Map.of("run", 7)));
    assertThat(content.revisionsOf(PackageName.of("a/b"))).isEmpty();
    FixedSource bare = new FixedSource(Metadata.empty().with("message", null), List.of());
    assertThat(bare.message()).isEmpty();
    assertThat(bare.metadata()).isEqualTo(Metadata.empty());
  }
}
