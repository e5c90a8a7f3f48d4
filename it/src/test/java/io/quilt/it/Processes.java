package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.InstallOptions;
import io.quilt.api.Metadata;
import io.quilt.api.PackageName;
import io.quilt.api.PushOptions;
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
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes at one registry, and processes that are killed while they push. */
abstract class Processes {
  static final PackageName NAME = PackageName.of("it/busy");

  private static final long SECONDS = 240;
  private static final int SMALL = 100;
  private static final int LARGE = 200_000;

  @TempDir Path work;
  private Quilt quilt;

  /** The registry; the same one at each call. */
  abstract String location();

  /** What a pusher's Java needs to reach the registry. */
  abstract List<String> options();

  /** What a pusher's class path has beside the tests. */
  abstract List<Path> jars();

  /** How often a pusher is killed. */
  abstract int kills();

  abstract Quilt open(Quilt.Builder builder);

  @BeforeEach
  void open() {
    quilt = open(Quilt.builder().directory(work.resolve("home")));
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  final Registry registry(RegistryLayout layout) {
    return quilt.registry(location(), layout);
  }

  private Child pusher(String own, RegistryLayout layout, int revisions, int size)
      throws IOException {
    List<Path> path = new ArrayList<>(jars());
    path.add(Path.of("target", "test-classes").toAbsolutePath());
    List<String> arguments = new ArrayList<>(options());
    arguments.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            Jars.path(path),
            "io.quilt.it.Pusher",
            work.resolve(own).toString(),
            location(),
            layout.name(),
            NAME.toString(),
            Integer.toString(revisions),
            Integer.toString(size)));
    return Child.java(work.resolve("processes"), arguments);
  }

  /** Lets pushers race to their end and gives the revisions that were acknowledged to them. */
  final List<String> race(RegistryLayout layout, int pushers, int revisions)
      throws IOException, InterruptedException {
    return finish(start(layout, pushers, revisions));
  }

  private List<Child> start(RegistryLayout layout, int pushers, int revisions) throws IOException {
    List<Child> children = new ArrayList<>();
    for (int number = 0; number < pushers; number++) {
      children.add(pusher("pusher" + number, layout, revisions, SMALL));
    }
    return children;
  }

  private static List<String> finish(List<Child> children)
      throws IOException, InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    try {
      for (Child child : children) {
        acknowledged.addAll(child.succeed(SECONDS).lines().toList());
      }
    } finally {
      children.forEach(child -> child.process().destroyForcibly());
    }
    return acknowledged;
  }

  /** All acknowledged revisions, and no others, are the ancestors of latest, and listed. */
  final void assertOneChain(RegistryLayout layout, List<String> acknowledged) {
    Registry registry = registry(layout);
    List<String> listed = Lineage.listed(registry, NAME);

    assertThat(Lineage.chain(registry, NAME)).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(listed).containsAll(acknowledged);
    if (layout == RegistryLayout.V1) {
      // With layout 2 the manifest of who lost a race is a revision too.
      assertThat(listed).hasSameSizeAs(acknowledged);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noAcknowledgedRevisionOfTwoPushersIsLost(RegistryLayout layout)
      throws IOException, InterruptedException {
    List<String> acknowledged = race(layout, 2, 8);

    assertThat(acknowledged).hasSize(16);
    assertOneChain(layout, acknowledged);
    readable(registry(layout));
  }

  @ParameterizedTest
  @EnumSource
  void aKilledPusherLeavesARegistryThatIsReadAndWritten(RegistryLayout layout)
      throws IOException, InterruptedException {
    Registry registry = registry(layout);
    Random random = new Random(layout.version());
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < kills(); kill++) {
      Child victim = pusher("victim" + kill, layout, Integer.MAX_VALUE, LARGE);
      acknowledged.addAll(killed(victim, random));
      assertThat(readable(registry)).containsAll(acknowledged);
      acknowledged.add(pushOnce(registry, kill).value());
    }
    assertThat(readable(registry)).containsAll(acknowledged);
    assertThat(Lineage.chain(registry, NAME)).containsAll(acknowledged);
  }

  @ParameterizedTest
  @EnumSource
  void killedPushersTakeNothingFromOthers(RegistryLayout layout)
      throws IOException, InterruptedException {
    Random random = new Random(layout.version());
    List<Child> others = start(layout, 2, 10);
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < 3; kill++) {
      acknowledged.addAll(killed(pusher("victim" + kill, layout, 10_000, SMALL), random));
    }
    acknowledged.addAll(finish(others));

    List<String> chain = Lineage.chain(registry(layout), NAME);
    assertThat(chain).containsAll(acknowledged);
    assertThat(readable(registry(layout))).containsAll(chain);
  }

  /** What was acknowledged to a pusher before it was killed. */
  private static List<String> killed(Child victim, Random random)
      throws IOException, InterruptedException {
    try {
      victim.awaitOutput();
      Thread.sleep(random.nextInt(250));
    } finally {
      victim.process().destroyForcibly().waitFor();
    }
    // The last line may be cut off by the kill.
    return Files.readString(victim.output()).lines().filter(TopHash::isTopHash).toList();
  }

  private TopHash pushOnce(Registry registry, int number) throws IOException {
    Path file = Files.writeString(work.resolve("mine.txt"), "mine " + number);
    QuiltPackage parent = registry.browse(NAME);
    QuiltPackage next = parent.toBuilder().put("mine/" + number, file).build();
    Metadata metadata = Metadata.of(Map.of(Lineage.PARENT, parent.topHash().value()));
    TopHash pushed =
        registry.push(NAME, next, PushOptions.builder().metadata(metadata).build()).topHash();
    assertThat(registry.latest(NAME)).contains(pushed);
    return pushed;
  }

  /** The revisions that are listed, after all of them were read and the latest was installed. */
  private List<String> readable(Registry registry) throws IOException {
    try (Stream<PackageName> names = registry.packages()) {
      assertThat(names).containsExactly(NAME);
    }
    List<String> listed = Lineage.listed(registry, NAME);
    for (String topHash : listed) {
      assertThat(registry.browse(NAME, topHash).topHash()).hasToString(topHash);
    }
    TopHash latest = registry.latest(NAME).orElseThrow();
    assertThat(listed).contains(latest.value());
    Path folder = Files.createTempDirectory(work, "installed");
    Registry kept = quilt.registry(work.resolve("kept").toString());
    registry.install(
        NAME, InstallOptions.builder().destination(folder).destinationRegistry(kept).build());
    assertThat(registry.browse(NAME).verify(folder, VerifyOptions.defaults()).problems()).isEmpty();
    return listed;
  }
}
