package io.quilt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageNameTest {
  /** Python's {@code $} lets one newline through; here it does not. */
  private static final String NEWLINE_AT_THE_END = "a/b\n";

  static Stream<KeyVectors.Case> vectors() {
    return KeyVectors.of("package_names");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void acceptsWhatQuilt3Accepts(KeyVectors.Case vector) {
    String text = vector.text("name");
    if (vector.is("accepted") && !text.equals(NEWLINE_AT_THE_END)) {
      assertThat(PackageName.of(text)).hasToString(text);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> PackageName.of(text));
    }
  }

  @Test
  void hasTwoParts() {
    PackageName name = PackageName.of("lab/assays");

    assertThat(name.namespace()).isEqualTo("lab");
    assertThat(name.name()).isEqualTo("assays");
    assertThat(name).isEqualTo(new PackageName("lab", "assays"));
  }

  @Test
  void theMessageNamesTheTextAndTheRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackageName.of("lab"))
        .withMessageContaining("'lab'")
        .withMessageContaining("namespace/name");
  }

  @Test
  void isOrderedByNamespaceThenNameByCodePoint() {
    Stream<String> names = Stream.of("b/a", "a-b/x", "a/z", "a/\ud801\udc00", "a/\uff41");

    assertThat(names.map(PackageName::of).sorted().map(PackageName::toString))
        .containsExactly("a/z", "a/\uff41", "a/\ud801\udc00", "a-b/x", "b/a");
  }

  @Test
  void nullIsAProgrammingError() {
    assertThatNullPointerException().isThrownBy(() -> PackageName.of(null));
    assertThatNullPointerException().isThrownBy(() -> new PackageName("a", null));
  }
}
