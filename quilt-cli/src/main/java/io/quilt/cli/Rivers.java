package io.quilt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** The data set of the quickstart: hourly readings of three rivers. */
final class Rivers {
  static final String LATE_FILE = "readings/Göta-älv.csv";
  static final String LATE_READING = "2026-05-05T00:00Z,8.9,541";

  private record Resource(String name, String file) {}

  private static final List<Resource> FILES =
      List.of(
          new Resource("README.md", "README.md"),
          new Resource("stations.json", "stations.json"),
          new Resource("goeta-aelv.csv", LATE_FILE),
          new Resource("kurobe.csv", "readings/黒部川.csv"),
          new Resource("rio-grande.csv", "readings/Río-Grande.csv"));

  private Rivers() {}

  static void write(Path folder) {
    for (Resource each : FILES) {
      Path file = folder.resolve(each.file());
      try (InputStream bytes = Rivers.class.getResourceAsStream("quickstart/" + each.name())) {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(Objects.requireNonNull(bytes), file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw cannotWrite(file, e);
      }
    }
  }

  static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static UncheckedIOException cannotWrite(Path file, IOException cause) {
    String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new UncheckedIOException(
        "File %s cannot be written (%s); run quickstart in a folder that is yours"
            .formatted(file, reason),
        cause);
  }
}
