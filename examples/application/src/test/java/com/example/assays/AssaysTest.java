package com.example.assays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssaysTest {
  @TempDir Path folder;

  @Test
  void whatIsPackagedIsInstalled() throws IOException {
    Path raw = Files.createDirectory(folder.resolve("raw"));
    Files.writeString(raw.resolve("plate-1.csv"), "well,signal\nA1,0.25\n");
    Path copy = folder.resolve("copy");

    Assays.run(raw, folder.resolve("registry").toString(), copy);

    assertEquals(
        "well,signal\nA1,0.25\n", Files.readString(copy.resolve("raw").resolve("plate-1.csv")));
  }

  @Test
  void runsAsANamedModule() {
    assertTrue(Assays.class.getModule().isNamed());
  }
}
