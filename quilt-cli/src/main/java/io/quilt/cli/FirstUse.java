package io.quilt.cli;

import io.quilt.api.Quilt;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the common commands once, silently, below the current folder, so that Java can note which
 * classes they load; the launcher makes the archive of classes from it.
 */
public final class FirstUse {
  private FirstUse() {}

  /** Runs the commands, and ends the process; takes no arguments. */
  public static void main(String... args) {
    Output nowhere = new Output(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            "",
            Map.of(),
            () -> Quilt.builder().directory(Path.of("data")).build());
    Main.run(shell, "quickstart");
    Main.run(shell, "list-packages", "--json");
    Main.main("config");
  }
}
