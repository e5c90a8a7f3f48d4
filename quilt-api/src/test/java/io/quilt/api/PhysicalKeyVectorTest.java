package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of quilt3 on physical keys, and the list of those that are not followed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "quilt3 gave these answers on Linux")
class PhysicalKeyVectorTest {
  /** quilt3 keeps a second slash on the root of the file system. */
  private static final Map<String, String> PRINTED_OTHERWISE = Map.of("file:///", "file:///");

  private static final Map<String, String> PATH_OTHERWISE = Map.of("file:///", "/");

  /** The schemes of other backends are read; whether one serves them shows when they are used. */
  private static final Map<String, PhysicalKey> READ_HERE_ONLY =
      Map.of("gs://b/k", PhysicalKey.of("gs", "b", "k", null));

  /** {@code ..} is resolved at once, as everywhere in a local path. */
  private static final Map<String, String> JOINED_OTHERWISE =
      Map.of("/x/../y", "/y", "/y", "/y", "/x/y", "/x/y");

  /**
   * One letter is a drive of Windows, so this is a path, on every system; and http is not a place
   * of objects, which quilt3 says only when the URL is used.
   */
  private static final Set<String> LOCATIONS_READ_OTHERWISE = Set.of("x:y", "http://h/p");

  static Stream<KeyVectors.Case> fromUrl() {
    return KeyVectors.of("from_url");
  }

  static Stream<KeyVectors.Case> print() {
    return KeyVectors.of("print");
  }

  static Stream<KeyVectors.Case> join() {
    return KeyVectors.of("join");
  }

  static Stream<KeyVectors.Case> fixUrl() {
    return KeyVectors.of("fix_url");
  }

  @ParameterizedTest
  @MethodSource
  void fromUrl(KeyVectors.Case vector) {
    String url = vector.text("url");
    if (READ_HERE_ONLY.containsKey(url)) {
      assertThat(PhysicalKey.parse(url)).isEqualTo(READ_HERE_ONLY.get(url));
      return;
    }
    if (!vector.is("ok")) {
      assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.parse(url));
      return;
    }
    PhysicalKey key = PhysicalKey.parse(url);

    assertThat(key.isLocal()).isEqualTo(vector.text("bucket") == null);
    assertThat(key.root()).isEqualTo(Objects.requireNonNullElse(vector.text("bucket"), ""));
    assertThat(key.path()).isEqualTo(PATH_OTHERWISE.getOrDefault(url, vector.text("path")));
    assertThat(key.versionId().orElse(null)).isEqualTo(vector.text("version_id"));
    assertThat(key).hasToString(PRINTED_OTHERWISE.getOrDefault(url, vector.text("printed")));
    assertThat(key.name()).isEqualTo(vector.text("basename"));
  }

  @ParameterizedTest
  @MethodSource
  void print(KeyVectors.Case vector) {
    PhysicalKey key = key(vector);

    assertThat(key).hasToString(vector.text("printed"));
    assertThat(PhysicalKey.parse(key.toString()).equals(key))
        .isEqualTo(vector.is("parses_back_equal"));
  }

  @ParameterizedTest
  @MethodSource
  void join(KeyVectors.Case vector) {
    PhysicalKey joined = key(vector).resolve(vector.text("rel"));

    String expected = vector.text("joined");
    assertThat(joined.path())
        .isEqualTo(joined.isLocal() ? JOINED_OTHERWISE.get(expected) : expected);
  }

  @Test
  void nothingIsJoinedToAVersion() {
    PhysicalKey pinned = PhysicalKey.parse("s3://b/k?versionId=v");

    assertThatIllegalStateException().isThrownBy(() -> pinned.resolve("c"));
  }

  @ParameterizedTest
  @MethodSource
  void fixUrl(KeyVectors.Case vector) {
    String location = vector.text("in");
    if (!vector.is("ok")) {
      assertThatIllegalArgumentException().isThrownBy(() -> PhysicalKey.ofLocation(location));
    } else if (LOCATIONS_READ_OTHERWISE.contains(location)) {
      assertThat(location).matches("x:y|http:.*");
    } else {
      assertThat(PhysicalKey.ofLocation(location))
          .hasToString(PhysicalKey.parse(vector.text("out")).toString());
    }
  }

  @Test
  void oneLetterIsADrive() {
    assertThat(PhysicalKey.ofLocation("x:y").toString()).startsWith("file:///").endsWith("/x%3Ay");
  }

  @Test
  void webPagesAreNoLocations() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhysicalKey.ofLocation("http://h/p"))
        .withMessageContaining("http");
  }

  private static PhysicalKey key(KeyVectors.Case vector) {
    String bucket = vector.text("bucket");
    return bucket == null
        ? PhysicalKey.of(PhysicalKey.FILE, "", vector.text("path"), null)
        : PhysicalKey.of("s3", bucket, vector.text("path"), vector.text("version_id"));
  }
}
