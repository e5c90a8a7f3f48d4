package io.quilt.testkit;

import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageRevision;
import io.quilt.api.PushOptions;
import io.quilt.api.PushResult;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.spi.Body;
import io.quilt.spi.ListPage;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The registry under test, the store below it, and short ways to use both. */
@SuppressWarnings("NullAway.Init") // Set before each test.
abstract class RegistryFixture {
  static final PackageName NAME = PackageName.of("lab/assays");
  static final PackageName OTHER = PackageName.of("lab/other");

  final RegistryContract contract;
  final RegistryLayout layout;
  Path folder;
  Path target;
  Quilt quilt;
  Registry registry;
  ObjectStore store;
  private final AtomicInteger files = new AtomicInteger();

  RegistryFixture(RegistryContract contract, RegistryLayout layout) {
    this.contract = contract;
    this.layout = layout;
  }

  @BeforeEach
  final void openAll(@TempDir Path directory) throws IOException {
    folder = directory.toRealPath();
    target = folder.resolve("installed");
    QuiltConfig config =
        QuiltConfig.defaults()
            .with(QuiltConfig.DEFAULT_LOCAL_REGISTRY, folder.resolve("local").toUri().toString());
    quilt = contract.configure(Quilt.builder().config(config)).build();
    registry = quilt.registry(contract.location().toString(), layout);
    store = contract.openStore(quilt);
  }

  @AfterEach
  final void closeAll() {
    store.close();
    quilt.close();
  }

  boolean isV1() {
    return layout == RegistryLayout.V1;
  }

  /** A new file of that text. */
  final Path file(String text) {
    try {
      Path sources = Files.createDirectories(folder.resolve("sources"));
      return Files.writeString(sources.resolve("file-" + files.incrementAndGet()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package of new files, which descends from nothing: keys and texts in turns. */
  final QuiltPackage content(String... keysAndTexts) {
    return with(QuiltPackage.empty(), keysAndTexts);
  }

  /** A package with new files added or replaced: keys and texts in turns. */
  final QuiltPackage with(QuiltPackage base, String... keysAndTexts) {
    QuiltPackage.Builder builder = base.toBuilder();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      builder.put(keysAndTexts[i], file(keysAndTexts[i + 1]));
    }
    return builder.build();
  }

  /** Pushes new files in place of the latest revision's, as its child. */
  final TopHash push(String... keysAndTexts) {
    QuiltPackage.Builder builder = content(keysAndTexts).toBuilder();
    registry.latest(NAME).ifPresent(latest -> builder.revision(NAME, latest));
    return registry.push(NAME, builder.build(), PushOptions.defaults()).topHash();
  }

  final PushResult push(QuiltPackage content) {
    return registry.push(NAME, content, PushOptions.defaults());
  }

  final String text(PackageEntry entry) {
    return registry.fetch(entry).text();
  }

  final List<PackageName> packages() {
    try (Stream<PackageName> names = registry.packages()) {
      return names.toList();
    }
  }

  final List<PackageRevision> revisions(PackageName name) {
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      return revisions.toList();
    }
  }

  /** The distinct top hashes that are listed, newest first. */
  final List<TopHash> listed(PackageName name) {
    return revisions(name).stream().map(PackageRevision::topHash).distinct().toList();
  }

  final void putRaw(String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    store.put(key, Body.of(bytes), PutCondition.always());
  }

  /** All objects below a prefix, with what tells that they were written anew. */
  final SortedMap<String, String> objects(String prefix) {
    TreeMap<String, String> found = new TreeMap<>();
    @Nullable String token = null;
    do {
      ListPage page = store.list(ListRequest.recursive(prefix), token);
      page.objects().forEach(object -> found.put(object.key(), object.revision()));
      token = page.nextToken().orElse(null);
    } while (token != null);
    return found;
  }

  /** All objects that are neither manifests nor pointers. */
  final SortedMap<String, String> dataObjects() {
    SortedMap<String, String> found = objects("");
    found.keySet().removeIf(key -> key.startsWith(".quilt/"));
    return found;
  }

  final String manifestKey(PackageName name, String topHash) {
    return isV1()
        ? ".quilt/packages/" + topHash
        : ".quilt/v2/manifests/%s@%s/%s/manifest.jsonl"
            .formatted(name.namespace(), name.name(), topHash);
  }

  final String latestKey(PackageName name) {
    return isV1()
        ? ".quilt/named_packages/" + name + "/latest"
        : ".quilt/v2/tags/%s@%s/latest".formatted(name.namespace(), name.name());
  }

  /** Puts a manifest as a client would that checks nothing. */
  final void plant(PackageName name, String topHash, String manifest) {
    putRaw(manifestKey(name, topHash), manifest);
    if (isV1()) {
      putRaw(".quilt/named_packages/" + name + "/1700000000", topHash);
    }
    putRaw(latestKey(name), topHash);
  }

  /** The texts of all files below a folder, by their paths; none if there is no folder. */
  static SortedMap<String, String> tree(Path root) throws IOException {
    if (Files.notExists(root)) {
      return new TreeMap<>();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  path -> root.relativize(path).toString().replace('\\', '/'),
                  RegistryFixture::read,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
