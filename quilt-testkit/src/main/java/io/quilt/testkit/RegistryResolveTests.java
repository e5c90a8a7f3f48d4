package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.AmbiguousHashException;
import io.quilt.api.PackageName;
import io.quilt.api.RegistryLayout;
import io.quilt.api.RevisionNotFoundException;
import io.quilt.api.TopHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prefixes of top hashes are resolved and made. */
abstract class RegistryResolveTests extends RegistryFixture {
  private static final String ALIKE = "abcdef0123";

  RegistryResolveTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  /** Revisions whose manifests nobody reads here. */
  private TopHash revision(PackageName name, String beginning) {
    String topHash = beginning + "0".repeat(64 - beginning.length());
    plant(name, topHash, "{\"version\": \"v0\"}\n");
    return TopHash.of(topHash);
  }

  @Test
  void prefixIsResolved() {
    TopHash topHash = push("a.txt", "1");
    for (int digits : List.of(6, 7, 32, 63, 64)) {
      assertThat(registry.resolve(NAME, topHash.value().substring(0, digits))).isEqualTo(topHash);
    }
  }

  @Test
  void lengthIsChecked() {
    for (String wrong : List.of("", "abcde", "0".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> registry.resolve(NAME, wrong));
    }
  }

  @Test
  void unknownPrefixIsAMissingRevision() {
    TopHash topHash = push("a.txt", "1");
    String other = (topHash.value().startsWith("0") ? "1" : "0") + topHash.value().substring(1);
    for (String unknown : List.of(other.substring(0, 8), "ABCDEF01", "../../../x", "latest")) {
      assertThatThrownBy(() -> registry.resolve(NAME, unknown))
          .as(unknown)
          .isInstanceOf(RevisionNotFoundException.class);
    }
  }

  @Test
  void fullTopHashIsNotLookedUp() {
    String unknown = "0123456789abcdef".repeat(4);
    assertThat(registry.resolve(NAME, unknown)).hasToString(unknown);
  }

  @Test
  void sharedPrefixIsAmbiguous() {
    TopHash first = revision(NAME, ALIKE + "1");
    TopHash second = revision(NAME, ALIKE + "2");
    assertThatThrownBy(() -> registry.resolve(NAME, ALIKE))
        .isInstanceOf(AmbiguousHashException.class)
        .hasMessageContaining(ALIKE);
    assertThat(registry.resolve(NAME, ALIKE + "1")).isEqualTo(first);
    assertThat(registry.resolve(NAME, ALIKE + "2")).isEqualTo(second);
  }

  @Test
  void shortFormIsTheShortestThatResolves() {
    TopHash first = revision(NAME, ALIKE + "1");
    TopHash second = revision(NAME, ALIKE + "2");
    TopHash alone = revision(NAME, "99");
    assertThat(registry.shorten(NAME, first)).isEqualTo(ALIKE + "1");
    assertThat(registry.shorten(NAME, second)).isEqualTo(ALIKE + "2");
    assertThat(registry.shorten(NAME, alone)).isEqualTo("9900000");
    for (TopHash topHash : List.of(first, second, alone)) {
      assertThat(registry.resolve(NAME, registry.shorten(NAME, topHash))).isEqualTo(topHash);
    }
  }

  @Test
  void onlyWhatIsThereHasAShortForm() {
    TopHash unknown = TopHash.of("0123456789abcdef".repeat(4));
    assertThatThrownBy(() -> registry.shorten(NAME, unknown))
        .isInstanceOf(RevisionNotFoundException.class);
  }

  @Test
  void candidatesAreThoseOfTheLayout() {
    TopHash other = revision(OTHER, ALIKE);
    revision(NAME, "99");
    if (isV1()) {
      assertThat(registry.resolve(NAME, ALIKE)).isEqualTo(other);
    } else {
      assertThatThrownBy(() -> registry.resolve(NAME, ALIKE))
          .isInstanceOf(RevisionNotFoundException.class);
    }
  }
}
