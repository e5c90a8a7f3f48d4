package io.quilt.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The Java installations of this machine, each by its home folder. */
final class Jdks {
  static final String NO_17 =
      "No Java 17, on which this server runs. It is looked for where QUILT_JDK_17 says; without"
          + " that, in what runs here, in JAVA_HOME_17_X64, JAVA_HOME_17_ARM64 and JAVA_HOME, and"
          + " in /usr/lib/jvm. Install one, or set QUILT_JDK_17 to its home folder.";

  private static final List<String> VARIABLES =
      List.of("JAVA_HOME_17_X64", "JAVA_HOME_17_ARM64", "JAVA_HOME");

  private Jdks() {}

  /** What runs this. */
  static Path running() {
    return Path.of(System.getProperty("java.home"));
  }

  /** A Java 17: what runs this where it is one, else what the machine has. */
  static Optional<Path> seventeen() {
    return seventeen(running(), System.getenv(), Path.of("/usr/lib/jvm"));
  }

  /** The same; what {@code QUILT_JDK_17} names is taken or nothing is, so that it is obeyed. */
  static Optional<Path> seventeen(Path running, Map<String, String> environment, Path installed) {
    String named = environment.get("QUILT_JDK_17");
    List<Path> homes = new ArrayList<>();
    if (named != null) {
      homes.add(Path.of(named));
    } else {
      homes.add(running);
      VARIABLES.stream()
          .filter(environment::containsKey)
          .map(variable -> Path.of(environment.get(variable)))
          .forEach(homes::add);
      homes.addAll(in(installed));
    }
    return homes.stream().filter(Jdks::isSeventeen).findFirst();
  }

  private static List<Path> in(Path installed) {
    List<Path> homes = new ArrayList<>();
    if (Files.isDirectory(installed)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(installed)) {
        folders.forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    homes.sort(null);
    return homes;
  }

  private static boolean isSeventeen(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return false;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("JAVA_VERSION", "").matches("\"17[.\"].*");
  }
}
