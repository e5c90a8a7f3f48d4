package io.quilt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.BuildOptions;
import io.quilt.api.ConflictException;
import io.quilt.api.PackageName;
import io.quilt.api.PackageNotFoundException;
import io.quilt.api.PushOptions;
import io.quilt.api.QuiltPackage;
import io.quilt.api.RegistryLayout;
import io.quilt.api.RevisionNotFoundException;
import io.quilt.api.TopHash;
import org.junit.jupiter.api.Test;

/** Revisions and packages go, and latest goes back. */
abstract class RegistryDeleteTests extends RegistryFixture {
  private static final TopHash UNKNOWN = TopHash.of("0123456789abcdef".repeat(4));

  RegistryDeleteTests(RegistryContract contract, RegistryLayout layout) {
    super(contract, layout);
  }

  @Test
  void rollbackMovesLatest() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2");
    assertThat(registry.rollback(NAME, first.value().substring(0, 12))).isEqualTo(first);
    assertThat(registry.latest(NAME)).contains(first);
    assertThat(listed(NAME)).contains(first, second);
    assertThat(registry.rollback(NAME, second.value())).isEqualTo(second);
    assertThat(registry.latest(NAME)).contains(second);
  }

  @Test
  void pushAfterRollbackDescendsFromWhereItWent() {
    TopHash first = push("a.txt", "1");
    push("a.txt", "2");
    QuiltPackage ahead = registry.browse(NAME);
    registry.rollback(NAME, first.value());
    assertThatThrownBy(() -> registry.push(NAME, with(ahead, "b.txt", "b"), PushOptions.defaults()))
        .isInstanceOf(ConflictException.class);
    assertThat(push(with(registry.browse(NAME), "b.txt", "b")).previous()).contains(first);
  }

  @Test
  void rollbackToWhatIsNotThereChangesNothing() {
    assertThatThrownBy(() -> registry.rollback(NAME, UNKNOWN.value()))
        .isInstanceOf(PackageNotFoundException.class);
    TopHash first = push("a.txt", "1");
    assertThatThrownBy(() -> registry.rollback(NAME, UNKNOWN.value()))
        .isInstanceOf(RevisionNotFoundException.class);
    assertThatThrownBy(() -> registry.rollback(NAME, UNKNOWN.value().substring(0, 8)))
        .isInstanceOf(RevisionNotFoundException.class);
    assertThat(registry.latest(NAME)).contains(first);
  }

  @Test
  void rollbackStaysWithinThePackage() {
    push("a.txt", "1");
    TopHash other = registry.build(OTHER, content("b.txt", "2"), BuildOptions.defaults());
    assertThatThrownBy(() -> registry.rollback(NAME, other.value()))
        .isInstanceOf(RevisionNotFoundException.class);
  }

  @Test
  void deletedLatestGoesToTheNewestLeft() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2");
    TopHash third = push("a.txt", "3");
    registry.delete(NAME, third);
    assertThat(registry.latest(NAME)).contains(second);
    assertThat(listed(NAME)).containsExactlyInAnyOrder(second, first);
    registry.delete(NAME, first);
    assertThat(registry.latest(NAME)).contains(second);
    assertThat(listed(NAME)).containsExactly(second);
  }

  @Test
  void packageGoesWithItsLastRevision() {
    TopHash only = push("a.txt", "1");
    registry.delete(NAME, only);
    assertThat(packages()).isEmpty();
    assertThat(registry.latest(NAME)).isEmpty();
    assertThatThrownBy(() -> revisions(NAME)).isInstanceOf(PackageNotFoundException.class);
  }

  @Test
  void revisionThatWasPublishedTwiceGoesOnce() {
    TopHash first = push("a.txt", "1");
    TopHash second = push("a.txt", "2");
    assertThat(push("a.txt", "1")).isEqualTo(first);
    registry.delete(NAME, first);
    assertThat(listed(NAME)).containsExactly(second);
    assertThat(registry.latest(NAME)).contains(second);
  }

  @Test
  void deletedRevisionCanBePushedAgain() {
    TopHash first = push("a.txt", "1");
    registry.delete(NAME, first);
    assertThat(push("a.txt", "1")).isEqualTo(first);
    assertThat(listed(NAME)).containsExactly(first);
  }

  @Test
  void packageIsDeleted() {
    push("a.txt", "1");
    push("a.txt", "2");
    TopHash other = registry.build(OTHER, content("b.txt", "2"), BuildOptions.defaults());
    registry.delete(NAME);
    assertThat(packages()).containsExactly(OTHER);
    assertThat(registry.latest(NAME)).isEmpty();
    assertThatThrownBy(() -> registry.browse(NAME)).isInstanceOf(PackageNotFoundException.class);
    assertThat(registry.browse(OTHER).topHash()).isEqualTo(other);
  }

  @Test
  void packagesShareTheirManifestsSafely() {
    QuiltPackage content = content("a.txt", "1");
    TopHash topHash = registry.build(NAME, content, BuildOptions.defaults());
    assertThat(registry.build(OTHER, content, BuildOptions.defaults())).isEqualTo(topHash);
    registry.delete(NAME, topHash);
    assertThat(registry.browse(OTHER).topHash()).isEqualTo(topHash);
  }

  @Test
  void namesThatBeginAlikeStay() {
    push("a.txt", "1");
    PackageName longer = PackageName.of("lab/assays2");
    TopHash kept = registry.build(longer, content("a.txt", "1"), BuildOptions.defaults());
    registry.delete(NAME);
    assertThat(registry.latest(longer)).contains(kept);
  }

  @Test
  void deletingWhatIsNotThereIsATypedError() {
    assertThatThrownBy(() -> registry.delete(NAME)).isInstanceOf(PackageNotFoundException.class);
    assertThatThrownBy(() -> registry.delete(NAME, UNKNOWN))
        .isInstanceOf(PackageNotFoundException.class);
    TopHash first = push("a.txt", "1");
    assertThatThrownBy(() -> registry.delete(NAME, UNKNOWN))
        .isInstanceOf(RevisionNotFoundException.class);
    assertThat(registry.latest(NAME)).contains(first);
  }
}
