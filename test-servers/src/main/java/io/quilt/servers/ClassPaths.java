package io.quilt.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** What a server's process needs on its class path. */
final class ClassPaths {
  private ClassPaths() {}

  /** The server's own jars, as the build has found them, and the guard. */
  static String of(String server) {
    try {
      Path file = Path.of(Objects.requireNonNull(index().getProperty(server), server));
      if (!Files.exists(file)) {
        throw new IllegalStateException(
            "No class path of "
                + server
                + " in "
                + file
                + "; run ./mvnw test -pl test-servers -am");
      }
      return Files.readString(file).strip() + File.pathSeparator + own();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties index() throws IOException {
    Properties index = new Properties();
    try (InputStream in = ClassPaths.class.getResourceAsStream("class-paths.properties")) {
      index.load(Objects.requireNonNull(in, "class-paths.properties"));
    }
    return index;
  }

  private static Path own() {
    return Path.of(
        URI.create(Guard.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
