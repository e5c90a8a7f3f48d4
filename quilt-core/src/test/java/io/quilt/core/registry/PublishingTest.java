package io.quilt.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Checksum;
import io.quilt.api.CommitStateUnknownException;
import io.quilt.api.ConflictException;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.StorageException;
import io.quilt.api.TopHash;
import io.quilt.spi.Body;
import io.quilt.spi.DeleteReport;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when publishing does not go smoothly, with a store that fails on command. */
@Timeout(60)
class PublishingTest {
  private static final PackageName NAME = PackageName.of("lab/assays");

  @TempDir Path folder;

  private final FaultyStore store = new FaultyStore();

  /** A store that does as it is told before and after every change. */
  private static final class FaultyStore extends HeapStore {
    Consumer<String> before = key -> {};
    Consumer<String> after = key -> {};
    Consumer<String> onRead = key -> {};
    final List<String> deletedOnce = new ArrayList<>();

    FaultyStore() {
      super(HeapProvider.ROOT, true);
    }

    @Override
    void beforeChange(String key) {
      before.accept(key);
    }

    @Override
    void afterPut(String key) {
      after.accept(key);
    }

    @Override
    public DeleteReport deleteOnce(String key) {
      deletedOnce.add(key);
      return super.deleteOnce(key);
    }

    @Override
    public ObjectContent read(ReadRequest request) {
      onRead.accept(request.key());
      return super.read(request);
    }
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private Quilt quilt() {
    return Quilt.builder()
        .config(
            QuiltConfig.defaults()
                .with(QuiltConfig.DEFAULT_LOCAL_REGISTRY, HeapProvider.ROOT.toString()))
        .provider(new HeapProvider(store))
        .build();
  }

  private static Registry registry(Quilt quilt, RegistryLayout layout) {
    return quilt.registry(HeapProvider.ROOT.toString(), layout);
  }

  private QuiltPackage withFile(QuiltPackage base, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), text);
    return base.toBuilder().put("a.txt", file).build();
  }

  @ParameterizedTest
  @EnumSource(RegistryLayout.class)
  void aCrashBeforeAnyWriteLeavesTheLastRevisionAndTheNextPushWorks(RegistryLayout layout)
      throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, layout);
      TopHash first = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      int crashes = 0;
      for (int write = 0; write < 8; write++) {
        QuiltPackage next = withFile(registry.browse(NAME, first.value()), "two " + write);
        crashes += crashes(registry, next, write) ? 1 : 0;
        store.before = key -> {};
        assertThat(registry.latest(NAME)).isPresent();
        registry.browse(NAME).entries().forEach(entry -> registry.fetch(entry).bytes());
        first = registry.latest(NAME).orElseThrow();
        first = registry.push(NAME, withFile(registry.browse(NAME), "after " + write)).topHash();
        assertThat(registry.latest(NAME)).contains(first);
      }
      // At the object, refused or beside, the manifest and latest, with layout 1 at the pointer.
      assertThat(crashes).isBetween(layout == RegistryLayout.V1 ? 4 : 3, 6);
    }
  }

  private boolean crashes(Registry registry, QuiltPackage next, int write) {
    AtomicInteger left = new AtomicInteger(write);
    store.before =
        key -> {
          if (left.getAndDecrement() == 0) {
            throw new Crash();
          }
        };
    try {
      registry.push(NAME, next);
      return false;
    } catch (Crash crash) {
      return true;
    }
  }

  @Test
  void aLostRaceNamesTheWinnerAndTakesItsOwnPointerBack() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      registry.push(NAME, withFile(QuiltPackage.empty(), "one"));
      QuiltPackage mine = withFile(registry.browse(NAME), "mine");
      TopHash winner = TopHash.of("f".repeat(64));
      String latest = ".quilt/named_packages/lab/assays/latest";
      AtomicBoolean done = new AtomicBoolean();
      store.before =
          key -> {
            if (key.equals(latest) && done.compareAndSet(false, true)) {
              store.put(latest, Revisions.body(winner), PutCondition.always());
            }
          };
      assertThatThrownBy(() -> registry.push(NAME, mine))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.latest()).contains(winner));
      store.before = key -> {};
      assertThat(store.keys().stream().filter(key -> key.startsWith(pointers()))).hasSize(2);
      assertThat(store.deletedOnce).hasSize(1);
      assertThat(registry.latest(NAME)).contains(winner);
    }
  }

  @Test
  void whoLosesWithTheSameContentAsAnotherDoesNotTakeThatOnesPointer() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      QuiltPackage mine = withFile(QuiltPackage.empty(), "mine");
      AtomicReference<TopHash> theirs = new AtomicReference<>();
      store.before =
          key -> {
            if (key.endsWith("/latest") && theirs.get() == null) {
              theirs.set(TopHash.of("0".repeat(64)));
              theirs.set(registry.push(NAME, mine).topHash());
              PushOptions other = PushOptions.builder().message("another").build();
              registry.push(NAME, registry.browse(NAME), other);
            }
          };
      assertThatThrownBy(() -> registry.push(NAME, mine)).isInstanceOf(ConflictException.class);
      assertThat(store.deletedOnce).hasSize(1);
      try (Stream<PackageRevision> revisions = registry.revisions(NAME)) {
        assertThat(revisions.map(PackageRevision::topHash)).contains(theirs.get());
      }
    }
  }

  private static String pointers() {
    return ".quilt/named_packages/lab/assays/";
  }

  @Test
  void anUnknownOutcomeThatWasASuccessIsASuccess() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      store.after =
          key -> {
            if (key.endsWith("/latest")) {
              throw new StoreOutcomeUnknownException(key, null);
            }
          };
      PushResult pushed = registry.push(NAME, withFile(QuiltPackage.empty(), "one"));
      assertThat(registry.latest(NAME)).contains(pushed.topHash());
    }
  }

  @Test
  void anUnknownOutcomeThatCannotBeSettledIsSaidToBeUnknown() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      AtomicBoolean broken = new AtomicBoolean();
      store.after =
          key -> {
            if (key.endsWith("/latest")) {
              broken.set(true);
              throw new StoreOutcomeUnknownException(key, null);
            }
          };
      store.onRead =
          key -> {
            if (broken.get()) {
              throw new ServiceUnavailableException("The store is gone", 503, null);
            }
          };
      QuiltPackage content = withFile(QuiltPackage.empty(), "one");
      assertThatThrownBy(() -> registry.push(NAME, content))
          .isInstanceOf(CommitStateUnknownException.class)
          .hasMessageContaining("lab/assays");
    }
  }

  @Test
  void twoPushesInOneSecondAreBothListed() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      TopHash one = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      TopHash two = registry.push(NAME, withFile(registry.browse(NAME), "two")).topHash();
      TopHash three = registry.push(NAME, withFile(registry.browse(NAME), "three")).topHash();
      try (Stream<PackageRevision> revisions = registry.revisions(NAME)) {
        assertThat(revisions.map(PackageRevision::topHash)).containsExactly(three, three, two, one);
      }
    }
  }

  @Test
  void aRevisionThatComesBackIsListedAsTheNewest() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      TopHash one = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      TopHash two = registry.push(NAME, withFile(registry.browse(NAME), "two")).topHash();
      registry.push(NAME, withFile(registry.browse(NAME), "one"));
      registry.push(NAME, withFile(registry.browse(NAME), "two"));
      try (Stream<PackageRevision> revisions = registry.revisions(NAME)) {
        assertThat(revisions.map(PackageRevision::topHash))
            .containsExactly(two, two, one, two, one);
      }
    }
  }

  @Test
  void aPushNeverReplacesBytesOfAnEarlierRevision() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      TopHash one = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      registry.push(NAME, withFile(registry.browse(NAME), "two"));
      PushResult again = registry.push(NAME, withFile(registry.browse(NAME), "one"));
      assertThat(again.objectsCopied()).isZero();
      assertThat(registry.fetch(registry.browse(NAME, one.value()).get("a.txt")).text())
          .isEqualTo("one");
      assertThat(store.keys().stream().filter(key -> key.startsWith("lab/")))
          .hasSize(2)
          .contains("lab/assays/a.txt")
          .allMatch(key -> key.matches("lab/assays/a(\\.[0-9a-f]{16})?\\.txt"));
    }
  }

  @Test
  void bytesThatAreNotThePromisedOnesAreNotStored() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      Path file = Files.writeString(folder.resolve("b.txt"), "right");
      QuiltPackage right = QuiltPackage.builder().put("b.txt", file).build();
      QuiltPackage hashed =
          registry.browse(
              NAME,
              registry.push(NAME, right, PushOptions.builder().noCopy().build()).topHash().value());
      Files.writeString(file, "wrong");
      PushOptions force = PushOptions.builder().force(true).build();
      assertThatThrownBy(() -> registry.push(NAME, hashed, force)).hasMessageContaining("b.txt");
      assertThat(store.keys()).noneMatch(key -> key.startsWith("lab/"));
    }
  }

  @Test
  void aStoreWithoutConditionsStillFindsAFreeSecond() throws Exception {
    HeapStore plain = new HeapStore(HeapProvider.ROOT, false);
    try (Quilt quilt =
        Quilt.builder().config(QuiltConfig.defaults()).provider(new HeapProvider(plain)).build()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      registry.push(NAME, withFile(QuiltPackage.empty(), "one"));
      registry.push(NAME, withFile(registry.browse(NAME), "two"));
      assertThat(plain.keys().stream().filter(key -> key.startsWith(pointers()))).hasSize(3);
    }
  }

  @Test
  void aFileOfThisMachineThatAPackageFromElsewhereNamesIsNotRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      QuiltPackage local = QuiltPackage.builder().put("a", secret).build();
      TopHash pushed = registry.push(NAME, local, PushOptions.builder().noCopy().build()).topHash();
      QuiltPackage foreign = registry.browse(NAME, pushed.value());
      PackageEntry entry = foreign.get("a");
      assertThat(entry.physicalKey().isLocal()).isTrue();
      assertThatThrownBy(() -> registry.fetch(entry)).hasMessageContaining("this machine");
      assertThatThrownBy(() -> registry.push(PackageName.of("b/c"), foreign))
          .hasMessageContaining("this machine");
      assertThatThrownBy(() -> registry.install(NAME, folder.resolve("out")))
          .hasMessageContaining("this machine");
      assertThat(folder.resolve("out")).doesNotExist();
      QuiltPackage trusted =
          foreign.toBuilder().put("b", secret).remove(LogicalKey.of("a")).build();
      assertThat(registry.push(PackageName.of("b/c"), trusted).objectsCopied()).isEqualTo(1);
    }
  }

  @Test
  void strayObjectsAreSkipped() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      TopHash one = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      for (String stray :
          List.of(
              ".quilt/named_packages/.DS_Store",
              ".quilt/named_packages/lab/.DS_Store",
              ".quilt/named_packages/lab/assays/.DS_Store",
              ".quilt/named_packages/lab/assays/17",
              ".quilt/named_packages/no name/x/latest",
              ".quilt/packages/.DS_Store")) {
        store.put(stray, Body.of("stray".getBytes(StandardCharsets.UTF_8)), PutCondition.always());
      }
      assertThat(registry.packages()).containsExactly(NAME);
      assertThat(registry.revisions(NAME)).hasSize(2);
      assertThat(registry.resolve(NAME, one.value().substring(0, 6))).isEqualTo(one);
      assertThat(registry.shorten(NAME, one)).isEqualTo(one.value().substring(0, 7));
    }
  }

  @Test
  void aPointerOfLatestThatHoldsNoTopHashIsAnErrorThatSaysHowToRepairIt() throws Exception {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V1);
      TopHash one = registry.push(NAME, withFile(QuiltPackage.empty(), "one")).topHash();
      store.put(pointers() + "latest", Body.of(new byte[0]), PutCondition.always());
      assertThatThrownBy(() -> registry.browse(NAME))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("roll the package back");
      registry.rollback(NAME, one.value());
      assertThat(registry.latest(NAME)).contains(one);
    }
  }

  @Test
  void metadataAndMessageOfAPushReplaceThoseOfTheContent() {
    try (Quilt quilt = quilt()) {
      Registry registry = registry(quilt, RegistryLayout.V2);
      QuiltPackage content =
          QuiltPackage.builder()
              .metadata(Metadata.of(Map.of("a", 1)))
              .headerMember("message", "old")
              .headerMember("extra", List.of(1, 2))
              .put(
                  PackageEntry.of(
                          LogicalKey.of("x"), PhysicalKey.parse("s3://elsewhere/x?versionId=1"))
                      .withContent(1, new Checksum("SHA256", "ab".repeat(32))))
              .build();
      registry.push(
          NAME,
          content,
          PushOptions.builder()
              .message("new")
              .metadata(Metadata.of(Map.of("b", 2)))
              .noCopy()
              .build());
      assertThat(registry.browse(NAME).header().toJson())
          .isEqualTo(
              "{\"version\": \"v0\", \"user_meta\": {\"b\": 2}, \"message\": \"new\","
                  + " \"extra\": [1, 2]}");
    }
  }
}
