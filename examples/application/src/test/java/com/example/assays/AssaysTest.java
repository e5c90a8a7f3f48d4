package com.example.assays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs in a working directory of its own, which the pom names. */
class AssaysTest {
  @Test
  void whatIsPackagedIsInstalled() throws IOException {
    String measured = "well,signal\nA1,0.25\n";
    Files.createDirectories(Path.of("raw"));
    Files.writeString(Path.of("raw", "plate-1.csv"), measured);

    Assays.main(new String[0]);

    assertEquals(measured, Files.readString(Path.of("assays", "raw", "plate-1.csv")));
  }

  @Test
  void runsAsANamedModule() {
    assertTrue(Assays.class.getModule().isNamed());
  }
}
