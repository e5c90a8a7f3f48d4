package com.example.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quilt.api.InvalidConfigException;
import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the store alone the engine gives a whole registry, which the service loader finds. */
class ArchiveProviderTest {
  private static final PackageName NAME = PackageName.of("lab/assays");
  @TempDir Path folder;

  private Quilt open() {
    QuiltConfig config = QuiltConfig.defaults().with("archive_folder", folder.toString());
    return Quilt.builder().config(config).build();
  }

  private QuiltPackage content() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "well,signal\n");
    return QuiltPackage.builder().put("a.csv", file).build();
  }

  @Test
  void packagesAreKeptInOneFile() throws IOException {
    try (Quilt quilt = open()) {
      quilt.registry("archive://lab").push(NAME, content());
    }
    try (Quilt quilt = open()) {
      Registry registry = quilt.registry("archive://lab");
      QuiltPackage found = registry.browse(NAME);
      assertEquals("well,signal\n", registry.fetch(found.get("a.csv")).text());
    }
    assertTrue(Files.isRegularFile(folder.resolve("lab.archive")));
  }

  @Test
  void whatACrashLeftIsCutOff() throws IOException {
    try (Quilt quilt = open()) {
      quilt.registry("archive://lab").push(NAME, content());
    }
    Path archive = folder.resolve("lab.archive");
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length - 1));

    try (Quilt quilt = open()) {
      Registry registry = quilt.registry("archive://lab");
      registry.push(NAME, content());
      assertEquals(1, registry.browse(NAME).size());
    }
  }

  @Test
  void aMissingFolderIsAClearError() {
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      Exception error =
          assertThrows(
              InvalidConfigException.class,
              () -> quilt.registry("archive://lab").latest(NAME));
      assertTrue(error.getMessage().contains("archive_folder"));
    }
  }
}
