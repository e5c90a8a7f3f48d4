package io.quilt.it;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house that a compiler does not hold. */
class ArchitectureTest {
  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

  static List<String> published() {
    return Project.publishedModules();
  }

  private static JavaClasses classes(List<String> artifacts) {
    return new ClassFileImporter()
        .importLocations(
            artifacts.stream().map(ArchitectureTest::location).collect(Collectors.toSet()));
  }

  private static Location location(String artifact) {
    return Location.of(URI.create("jar:" + Jars.of(artifact).toUri() + "!/"));
  }

  private static ModuleDescriptor descriptor(String artifact) {
    Path jar = Jars.of(artifact);
    return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
  }

  @ParameterizedTest
  @MethodSource("published")
  void aModulesNameIsThatOfItsArtifactAndBeginsItsPackages(String artifact) {
    ModuleDescriptor module = descriptor(artifact);

    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.name()).isEqualTo(Project.moduleName(artifact));
    assertThat(module.packages())
        .isNotEmpty()
        .allMatch(name -> (name + ".").startsWith(module.name() + "."));
  }

  @ParameterizedTest
  @MethodSource("published")
  void everyPackageIsNullMarked(String artifact) {
    JavaClasses classes = classes(List.of(artifact));
    Set<JavaPackage> packages =
        classes.stream()
            .filter(type -> !type.getPackageName().isEmpty())
            .map(JavaClass::getPackage)
            .collect(Collectors.toSet());

    assertThat(packages).isNotEmpty().allMatch(room -> room.isAnnotatedWith(NULL_MARKED));
  }

  @ParameterizedTest
  @MethodSource("published")
  void everyProviderIsDeclaredBothWays(String artifact) throws IOException {
    Map<String, Set<String>> declared = new TreeMap<>();
    for (ModuleDescriptor.Provides provides : descriptor(artifact).provides()) {
      declared.put(provides.service(), new TreeSet<>(provides.providers()));
    }

    assertThat(services(Jars.of(artifact))).isEqualTo(declared);
  }

  private static Map<String, Set<String>> services(Path jar) throws IOException {
    String folder = "META-INF/services/";
    Map<String, Set<String>> services = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().toList()) {
        if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
          String text =
              new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          services.put(
              entry.getName().substring(folder.length()),
              text.lines()
                  .map(line -> line.replaceFirst("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .collect(Collectors.toCollection(TreeSet::new)));
        }
      }
    }
    return services;
  }

  @ParameterizedTest
  @MethodSource("published")
  void providersArePublicAndMadeWithoutArguments(String artifact) {
    for (ModuleDescriptor.Provides provides : descriptor(artifact).provides()) {
      for (String provider : provides.providers()) {
        JavaClass type = classes(List.of(artifact)).get(provider);
        assertThat(type.getModifiers().toString()).contains("PUBLIC");
        assertThat(type.getConstructor().getModifiers().toString()).contains("PUBLIC");
        assertThat(type.getMethods()).noneMatch(method -> method.getName().equals("provider"));
      }
    }
  }

  @Test
  void noPackageDependsOnItselfThroughOthers() {
    slices()
        .matching("io.quilt.(**)")
        .should()
        .beFreeOfCycles()
        .check(
            classes(published())
                .that(
                    DescribedPredicate.describe(
                        "not the door of the API, which is the one cycle that is wanted",
                        type -> !type.getPackageName().startsWith("io.quilt.api"))));
  }

  @Test
  void arrowsPointDownOnly() {
    Map<String, Set<String>> allowed =
        Map.ofEntries(
            Map.entry("quilt-api", Set.of()),
            Map.entry("quilt-spi", Set.of("io.quilt.api")),
            Map.entry("quilt-core", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-registry-local", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-registry-s3", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-auth", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-apikeys", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-search-es", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-testing", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-testkit", Set.of("io.quilt.api", "io.quilt.spi")),
            Map.entry("quilt-cli", Set.of("io.quilt.api", "io.quilt.search.es")));
    assertThat(allowed.keySet()).containsExactlyInAnyOrderElementsOf(published());
    allowed.forEach(
        (artifact, others) -> {
          Set<String> required =
              descriptor(artifact).requires().stream()
                  .map(ModuleDescriptor.Requires::name)
                  .filter(name -> name.startsWith("io.quilt."))
                  .collect(Collectors.toSet());
          assertThat(others).as(artifact).containsAll(required);
        });
  }

  @Test
  void theEngineShowsNothing() {
    assertThat(descriptor("quilt-core").exports()).isEmpty();
    assertThat(descriptor("quilt-cli").exports()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quilt-api", "quilt-spi"})
  void signaturesNameOnlyTheJdkAndOurselves(String artifact) {
    Set<String> exported =
        descriptor(artifact).exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    List<String> foreign = new ArrayList<>();
    int looked = 0;
    for (JavaClass type : classes(List.of(artifact))) {
      if (exported.contains(type.getPackageName())) {
        looked++;
        Signatures.of(type.reflect()).stream()
            .filter(name -> !name.matches("(java|javax\\.net\\.ssl|io\\.quilt)\\..*"))
            .forEach(name -> foreign.add(type.getName() + " names " + name));
      }
    }

    assertThat(foreign).isEmpty();
    assertThat(looked).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quilt-api", "quilt-spi"})
  void apiAndSpiNeedTheJdkOnly(String artifact) {
    assertThat(descriptor(artifact).requires())
        .filteredOn(
            required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .isSubsetOf("java.base", "io.quilt.api");
  }
}
