package io.quilt.it;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The jars that these tests run with, and this project's modules as jars even before packaging. */
final class Jars {
  /** What the engine needs beside the project's own modules. */
  private static final String ENGINE = "(jackson-|snakeyaml).*";

  /**
   * What the S3 registry needs beside the engine; the AWS SDK by its folder, its jars have any
   * name.
   */
  private static final Path AWS = Path.of("software", "amazon", "awssdk");

  private static final String BESIDE_AWS = "(httpclient5|httpcore5|reactive-streams|slf4j-api).*";

  private static final String GRAPHQL =
      "(smallrye-graphql-client|jboss-logging|jakarta\\.json|parsson|yasson).*";

  private static final String CLUSTER = "(elasticsearch-rest5-client|commons-logging).*";

  private static final String COMMAND = "(picocli|progressbar|jline).*";

  private static final Map<String, Path> PACKAGED = new ConcurrentHashMap<>();

  private Jars() {}

  /** The api, the spi, the engine and the local registry with what they need. */
  static List<Path> local() {
    List<Path> jars = new ArrayList<>();
    Stream.of("quilt-api", "quilt-spi", "quilt-core", "quilt-registry-local")
        .map(Jars::of)
        .forEach(jars::add);
    jars.addAll(named(ENGINE));
    return jars;
  }

  /** The same and the S3 registry with what it needs. */
  static List<Path> s3() {
    List<Path> jars = new ArrayList<>(local());
    jars.add(of("quilt-registry-s3"));
    jars.addAll(named(BESIDE_AWS));
    entries().stream().filter(Jars::isAws).forEach(jars::add);
    return jars;
  }

  /** The engine, the local registry and the login with what they need. */
  static List<Path> login() {
    List<Path> jars = new ArrayList<>(local());
    jars.add(of("quilt-auth"));
    return jars;
  }

  /** The login and API keys with what they need. */
  static List<Path> apiKeys() {
    List<Path> jars = new ArrayList<>(login());
    jars.add(of("quilt-apikeys"));
    jars.addAll(named(GRAPHQL));
    return jars;
  }

  /** The login and search with what they need. */
  static List<Path> search() {
    List<Path> jars = new ArrayList<>(login());
    jars.add(of("quilt-search-es"));
    jars.addAll(named(CLUSTER));
    jars.addAll(named(BESIDE_AWS));
    entries().stream().filter(Jars::isAws).forEach(jars::add);
    return jars;
  }

  private static boolean isAws(Path entry) {
    return entry.toString().contains(AWS.toString());
  }

  /** The command with what it needs. */
  static List<Path> command() {
    List<Path> jars = new ArrayList<>(login());
    jars.add(of("quilt-cli"));
    jars.addAll(named(COMMAND));
    return jars;
  }

  /** A module of this project as a jar. */
  static Path of(String artifact) {
    Path classes = Path.of(artifact, "target", "classes");
    String jar = artifact + "-" + Project.VERSION + ".jar";
    return entries().stream()
        .filter(entry -> entry.endsWith(classes) || entry.endsWith(jar))
        .findFirst()
        .map(entry -> Files.isDirectory(entry) ? packagedOnce(artifact, entry) : entry)
        .orElseThrow(() -> new IllegalStateException(artifact + " is not on the path"));
  }

  /** Other jars on the path, by a pattern of their file names. */
  static List<Path> named(String pattern) {
    Pattern name = Pattern.compile(pattern);
    return entries().stream()
        .filter(entry -> name.matcher(entry.getFileName().toString()).matches())
        .toList();
  }

  static String path(List<Path> jars) {
    return String.join(
        System.getProperty("path.separator"), jars.stream().map(Path::toString).toList());
  }

  private static Set<Path> entries() {
    Set<Path> entries = new LinkedHashSet<>();
    for (String property : List.of("jdk.module.path", "java.class.path")) {
      String path = System.getProperty(property, "");
      Pattern.compile(System.getProperty("path.separator"), Pattern.LITERAL)
          .splitAsStream(path)
          .filter(entry -> !entry.isEmpty())
          .map(entry -> Path.of(entry).toAbsolutePath().normalize())
          .forEach(entries::add);
    }
    return entries;
  }

  /** A jar that a process runs from must not be made anew. */
  private static Path packagedOnce(String artifact, Path classes) {
    return PACKAGED.computeIfAbsent(artifact, name -> packaged(name, classes));
  }

  private static Path packaged(String artifact, Path classes) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "jars").toAbsolutePath());
      Path jar = folder.resolve(artifact + "-" + Project.VERSION + ".jar");
      Path fresh = Files.createTempFile(folder, artifact, ".jar");
      tool("jar", "--create", "--file", fresh.toString(), "-C", classes.toString(), ".");
      return Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles an application against the API alone: its Main in a package, its module beside that.
   */
  static void compile(Path sources, Path classes) {
    tool(
        "javac",
        "--release",
        "17",
        "-Xlint:all",
        "-Werror",
        "--module-path",
        of("quilt-api").toString(),
        "-d",
        classes.toString(),
        sources.resolveSibling("module-info.java").toString(),
        sources.resolve("Main.java").toString());
  }

  /** Runs a tool of the JDK and gives what it prints. */
  static String tool(String name, String... arguments) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    int exit =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("This JDK has no " + name))
            .run(writer, writer, arguments);
    if (exit != 0) {
      throw new IllegalStateException(
          name + " " + String.join(" ", arguments) + " failed:\n" + out);
    }
    return out.toString();
  }
}
