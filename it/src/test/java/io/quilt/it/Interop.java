package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.InstallOptions;
import io.quilt.api.LogicalKey;
import io.quilt.api.Metadata;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PackageReader;
import io.quilt.api.PackageRevision;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.RegistryLayout;
import io.quilt.api.TopHash;
import io.quilt.api.VerifyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random packages go from quilt3 to here and from here to quilt3. */
abstract class Interop {
  @TempDir Path work;
  private Quilt3 quilt3;
  private Quilt quilt;

  /** The registry; the same one at each call. */
  abstract String location();

  /** What quilt3 is told to do with a package: {@code build} it, or {@code push} it. */
  abstract String publish();

  abstract Quilt3 configure(Quilt3 peer);

  abstract Quilt open(Quilt.Builder builder);

  /** Descriptions of packages, the same for the same seed. */
  abstract List<Map<String, Object>> describe(int seed);

  abstract void assertPlace(PackageEntry entry);

  @BeforeEach
  void open() throws InterruptedException {
    quilt3 = configure(Quilt3.find(work));
    quilt = open(Quilt.builder().directory(work.resolve("home")));
  }

  @AfterEach
  void close() {
    if (quilt != null) {
      quilt.close();
    }
  }

  private Registry registry(RegistryLayout layout) {
    return quilt.registry(location(), layout);
  }

  @ParameterizedTest
  @EnumSource
  void whatQuilt3BuildsIsReadHere(RegistryLayout layout) throws IOException, InterruptedException {
    List<Map<String, Object>> described = describe(layout.version());
    Registry registry = registry(layout);
    Metadata answers =
        quilt3.run(
            publish(),
            layout.version(),
            Map.of("registry", registry.location().toString(), "packages", described),
            work);

    try (Stream<PackageName> names = registry.packages()) {
      assertThat(names.map(PackageName::toString))
          .containsExactlyElementsOf(new TreeSet<>(answers.asMap().keySet()));
    }
    for (Map<String, Object> one : described) {
      Map<?, ?> answer = (Map<?, ?>) answers.get((String) one.get("name"));
      assertReads(registry, one, (String) answer.get("top_hash"), (String) answer.get("dump"));
    }
  }

  private void assertReads(
      Registry registry, Map<String, Object> described, String topHash, String manifest)
      throws IOException {
    PackageName name = PackageName.of((String) described.get("name"));
    QuiltPackage content = registry.browse(name);
    assertThat(content.topHash()).hasToString(topHash);
    assertThat(dump(content)).isEqualTo(manifest);
    assertThat(registry.resolve(name, topHash.substring(0, 10))).hasToString(topHash);
    assertThat(content.message().orElse(null)).isEqualTo(described.get("message"));
    try (PackageReader streamed = registry.open(name, topHash)) {
      assertThat(streamed.topHash()).hasToString(topHash);
    }
    Path folder = install(registry, name);
    assertPlaces(content);
    assertThat(content.verify(folder, VerifyOptions.defaults()).problems()).isEmpty();
    for (Object entry : (List<?>) described.get("entries")) {
      Map<?, ?> file = (Map<?, ?>) entry;
      assertThat(folder.resolve((String) file.get("key"))).hasContent(text(file));
    }
  }

  private static String text(Map<?, ?> entry) {
    int times = entry.get("times") instanceof Integer given ? given : 1;
    return ((String) entry.get("text")).repeat(times);
  }

  private static String dump(QuiltPackage content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.dump(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void assertPlaces(QuiltPackage content) {
    try (Stream<PackageEntry> entries = content.entries()) {
      entries.forEach(this::assertPlace);
    }
  }

  private Path install(Registry registry, PackageName name) {
    Path folder = work.resolve("installed").resolve(name.toString());
    Registry kept = quilt.registry(work.resolve("kept").toString());
    registry.install(
        name, InstallOptions.builder().destination(folder).destinationRegistry(kept).build());
    return folder;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPushedHereQuilt3Reads(RegistryLayout layout) throws IOException, InterruptedException {
    Registry registry = registry(layout);
    Map<String, TopHash> pushed = new LinkedHashMap<>();
    Map<String, String> installed = new LinkedHashMap<>();
    for (Map<String, Object> described : describe(100 + layout.version())) {
      PackageName name = PackageName.of((String) described.get("name"));
      pushed.put(name.toString(), push(registry, name, described));
      installed.put(name.toString(), install(registry, name).toString());
    }
    Metadata answers =
        quilt3.run(
            "look",
            layout.version(),
            Map.of("registry", registry.location().toString(), "installed", installed),
            work);

    assertThat(answers.asMap().keySet()).containsExactlyElementsOf(new TreeSet<>(pushed.keySet()));
    pushed.forEach(
        (name, topHash) ->
            assertSeen(registry, PackageName.of(name), topHash, (Map<?, ?>) answers.get(name)));
  }

  private TopHash push(Registry registry, PackageName name, Map<String, Object> described)
      throws IOException {
    QuiltPackage.Builder builder = QuiltPackage.builder();
    Path files = Files.createDirectories(work.resolve("files").resolve(name.toString()));
    List<?> entries = (List<?>) described.get("entries");
    for (int index = 0; index < entries.size(); index++) {
      Map<?, ?> entry = (Map<?, ?>) entries.get(index);
      Path file = Files.writeString(files.resolve(index + ".bin"), text(entry));
      builder.put(entry(entry, file));
    }
    object(described.get("directories"))
        .forEach(
            (directory, metadata) ->
                builder.directoryMetadata(LogicalKey.of(directory), Metadata.of(object(metadata))));
    if (described.containsKey("meta")) {
      builder.metadata(Metadata.of(object(described.get("meta"))));
    }
    PushOptions options = PushOptions.builder().message((String) described.get("message")).build();
    return registry.push(name, builder.build(), options).topHash();
  }

  private static PackageEntry entry(Map<?, ?> described, Path file) {
    PackageEntry entry =
        PackageEntry.of(LogicalKey.of((String) described.get("key")), PhysicalKey.of(file));
    return described.containsKey("meta")
        ? entry.withMetadata(Metadata.of(object(described.get("meta"))))
        : entry;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** With layout 2 quilt3 goes by the time of the folder, which can be a second later. */
  private static String version(RegistryLayout layout, Object pointer, Object topHash) {
    return (layout == RegistryLayout.V1 ? pointer : "seconds") + " " + topHash;
  }

  private void assertSeen(Registry registry, PackageName name, TopHash topHash, Map<?, ?> answer) {
    QuiltPackage content = registry.browse(name);
    assertPlaces(content);
    assertThat(answer.get("top_hash")).as("%s", name).isEqualTo(topHash.value());
    assertThat(answer.get("loaded_top_hash")).isEqualTo(topHash.value());
    assertThat(answer.get("dump")).isEqualTo(dump(content));
    assertThat(answer.get("verifies_its_own")).isEqualTo(true);
    assertThat(answer.get("verifies_ours")).isEqualTo(true);
    try (Stream<PackageEntry> entries = content.entries()) {
      assertThat(answer.get("keys"))
          .isEqualTo(entries.map(entry -> entry.logicalKey().value()).toList());
    }
    RegistryLayout layout = registry.layout();
    try (Stream<PackageRevision> revisions = registry.revisions(name)) {
      assertThat(((List<?>) answer.get("versions")).stream().map(List.class::cast))
          .extracting(version -> version(layout, version.get(0), version.get(1)))
          .containsExactlyInAnyOrderElementsOf(
              revisions
                  .map(revision -> version(layout, revision.pointer(), revision.topHash()))
                  .toList());
    }
  }
}
