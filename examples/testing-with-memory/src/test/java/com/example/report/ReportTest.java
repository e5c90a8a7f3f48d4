package com.example.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry is real, with everything that it checks; only its bytes are in memory. */
class ReportTest {
  @TempDir Path folder;
  private Quilt quilt;
  private Registry registry;

  @BeforeEach
  void open() {
    quilt = Quilt.builder().config(QuiltConfig.defaults()).build();
    registry = quilt.registry("mem://lab");
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  private void push(String name, String... contents) throws IOException {
    QuiltPackage.Builder content = QuiltPackage.builder();
    for (int file = 0; file < contents.length; file++) {
      String key = file + ".txt";
      content.put(key, Files.writeString(folder.resolve(key), contents[file]));
    }
    registry.push(PackageName.of(name), content.build());
  }

  @Test
  void everyPackageIsALine() throws IOException {
    push("lab/assays", "1234", "56");
    push("lab/none");

    assertEquals(
        List.of("lab/assays: 2 files, 6 bytes", "lab/none: 0 files, 0 bytes"),
        new Report(registry).lines());
  }

  @Test
  void anEmptyRegistryHasNoLines() {
    assertEquals(List.of(), new Report(registry).lines());
  }
}
