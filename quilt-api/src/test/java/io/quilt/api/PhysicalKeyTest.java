package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalKeyTest {
  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> wild = TestTexts.wellFormed(12);
    Arbitrary<String> tricky =
        Arbitraries.of("/", "//", ".", "..", "%", "%2", "%41", "+", "?", "#");
    return Arbitraries.oneOf(wild, tricky).list().ofMaxSize(6).map(parts -> String.join("", parts));
  }

  @Property
  void whatIsPrintedReadsBack(@ForAll("paths") String path, @ForAll("paths") String version) {
    String pinned = version.isEmpty() ? null : version;
    PhysicalKey key = PhysicalKey.of("s3", "my.bucket-1", path, pinned);

    assertThat(PhysicalKey.parse(key.toString())).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key.path()).isEqualTo(path);
    assertThat(key.toUri()).hasToString(key.toString());
  }

  @Property
  void localPathsReadBackButForASlashAtTheEnd(@ForAll("paths") String path) {
    PhysicalKey key = PhysicalKey.of(PhysicalKey.FILE, "", "/" + path, null);
    PhysicalKey back = PhysicalKey.parse(key.toString());

    assertThat(back).hasToString(key.toString());
    assertThat(back.path()).isIn(key.path(), key.path().replaceFirst("/$", ""));
    assertThat(key.path().split("/")).doesNotContain(".", "..");
  }

  @Property
  void joiningGivesWhatReadsBack(@ForAll("paths") String base, @ForAll("paths") String relative) {
    PhysicalKey joined = PhysicalKey.of("mem", "m", base, null).resolve(relative);

    assertThat(PhysicalKey.parse(joined.toString())).isEqualTo(joined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a?b", "a#b", "a b", "a\nb", "a\u007fb", "", "\ud800"})
  void aBucketIsOneWord(String bucket) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhysicalKey.of("s3", bucket, "key", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S3", "1s", "http", "https", "s3:", "quilt+s3"})
  void aSchemeIsALowerCaseWordAndNotTheWeb(String scheme) {
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.of(scheme, "b", "key", null));
  }

  @Test
  void loneSurrogatesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhysicalKey.of("s3", "b", "\ud800", null));
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.of("s3", "b", "k", "\udc00"));
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.parse("s3://b/\ud800"));
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.parse("s3://b/%41\ud800"));
  }

  @Test
  void aFileHasNeitherHostNorVersionAndIsAbsolute() {
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.of("file", "h", "/a", null));
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.of("file", "", "/a", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.of("file", "", "a", null));
  }

  @Test
  void aLinkIsFollowedToTheFileItself(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("real file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(PhysicalKey.of(link)).isEqualTo(PhysicalKey.of(file));
    assertThat(PhysicalKey.of(link).toPath()).isEqualTo(file.toRealPath());
    assertThat(PhysicalKey.ofLocation(link.toString())).isEqualTo(PhysicalKey.of(file));
    assertThat(PhysicalKey.of(link).name()).isEqualTo("real file");
  }

  @Test
  void onlyLocalKeysHaveAPath() {
    assertThatIllegalStateException().isThrownBy(() -> PhysicalKey.parse("s3://b/k").toPath());
  }

  @Test
  void aVersionIsPinnedAndReleased() {
    PhysicalKey key = PhysicalKey.parse("s3://b/k");
    PhysicalKey pinned = key.withVersionId("v 1");

    assertThat(pinned).hasToString("s3://b/k?versionId=v+1").isNotEqualTo(key);
    assertThat(pinned.versionId()).contains("v 1");
    assertThat(pinned.withVersionId(null)).isEqualTo(key);
  }

  @Test
  void nullIsAProgrammingError() {
    assertThatNullPointerException().isThrownBy(() -> PhysicalKey.parse(null));
    assertThatNullPointerException().isThrownBy(() -> PhysicalKey.of("s3", "b", null, null));
  }
}
