package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.InstallOptions;
import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes at one local registry, and processes that are killed while they push. */
@Tag("one-path")
class ProcessesTest {
  private static final PackageName NAME = PackageName.of("it/busy");
  private static final int KILLS = 12;
  private static final int REVISIONS = 8;
  private static final long SECONDS = 240;

  @TempDir Path work;
  private Quilt quilt;

  @BeforeEach
  void open() {
    quilt = Quilt.builder().directory(work.resolve("home")).build();
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  private Registry registry(RegistryLayout layout) {
    return quilt.registry(work.resolve("registry").toString(), layout);
  }

  private Child pusher(String own, RegistryLayout layout, int revisions) throws IOException {
    List<Path> path = new ArrayList<>(Jars.local());
    path.add(Path.of("target", "test-classes").toAbsolutePath());
    return Child.java(
        work.resolve("processes"),
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Jars.path(path),
            "io.quilt.it.Pusher",
            work.resolve(own).toString(),
            work.resolve("registry").toString(),
            layout.name(),
            NAME.toString(),
            Integer.toString(revisions)));
  }

  @ParameterizedTest
  @EnumSource
  void noAcknowledgedRevisionOfTwoPushersIsLost(RegistryLayout layout)
      throws IOException, InterruptedException {
    Child one = pusher("one", layout, REVISIONS);
    Child other = pusher("other", layout, REVISIONS);
    List<String> acknowledged = new ArrayList<>(one.succeed(SECONDS).lines().toList());
    acknowledged.addAll(other.succeed(SECONDS).lines().toList());

    assertThat(acknowledged).hasSize(2 * REVISIONS).doesNotHaveDuplicates();
    assertThat(readable(registry(layout))).containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  @ParameterizedTest
  @EnumSource
  void aKilledPusherLeavesARegistryThatIsReadAndWritten(RegistryLayout layout)
      throws IOException, InterruptedException {
    Registry registry = registry(layout);
    Random random = new Random(layout.version());
    for (int kill = 0; kill < KILLS; kill++) {
      Child victim = pusher("victim" + kill, layout, Integer.MAX_VALUE);
      awaitOutput(victim);
      Thread.sleep(random.nextInt(250));
      victim.process().destroyForcibly().waitFor();

      // The last line may be cut off by the kill.
      assertThat(readable(registry))
          .containsAll(
              Files.readString(victim.output()).lines().filter(TopHash::isTopHash).toList());
      TopHash next = pushOnce(registry, kill);
      assertThat(readable(registry)).contains(next.value());
    }
  }

  private static void awaitOutput(Child child) throws IOException, InterruptedException {
    while (Files.size(child.output()) == 0) {
      if (!child.process().isAlive()) {
        child.succeed(1);
      }
      Thread.sleep(10);
    }
  }

  private TopHash pushOnce(Registry registry, int number) throws IOException {
    Path file = Files.writeString(work.resolve("mine.txt"), "mine " + number);
    QuiltPackage next = registry.browse(NAME).toBuilder().put("mine.txt", file).build();
    TopHash pushed = registry.push(NAME, next).topHash();
    assertThat(registry.latest(NAME)).contains(pushed);
    return pushed;
  }

  /** The revisions that are listed, after all of them were read and the latest was installed. */
  private List<String> readable(Registry registry) throws IOException {
    try (Stream<PackageName> names = registry.packages()) {
      assertThat(names).containsExactly(NAME);
    }
    List<String> listed;
    try (Stream<PackageRevision> revisions = registry.revisions(NAME)) {
      listed = revisions.map(revision -> revision.topHash().value()).distinct().toList();
    }
    for (String topHash : listed) {
      assertThat(registry.browse(NAME, topHash).topHash()).hasToString(topHash);
    }
    TopHash latest = registry.latest(NAME).orElseThrow();
    assertThat(listed).contains(latest.value());
    Path folder = Files.createTempDirectory(work, "installed");
    registry.install(
        NAME, InstallOptions.builder().destination(folder).destinationRegistry(registry).build());
    assertThat(registry.browse(NAME).verify(folder, VerifyOptions.defaults()).problems()).isEmpty();
    return listed;
  }
}
