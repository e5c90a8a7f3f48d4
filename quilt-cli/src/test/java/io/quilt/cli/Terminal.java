package io.quilt.cli;

import io.quilt.api.Quilt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands in this process, with a quilt3 directory of their own. */
final class Terminal {
  /** What a command left behind. */
  record Result(int status, String out, String err) {}

  private final Path directory;
  private String terminals = "";
  private String typed = "";

  Terminal(Path directory) {
    this.directory = directory;
  }

  /** Which of the descriptors 0, 1 and 2 are terminals. */
  Terminal with(String terminals, String typed) {
    this.terminals = terminals;
    this.typed = typed;
    return this;
  }

  Quilt quilt() {
    return Quilt.builder().directory(directory).build();
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new Output(out, StandardCharsets.UTF_8),
            new Output(err, StandardCharsets.UTF_8),
            terminals,
            Map.of(),
            this::quilt);
    int status = Main.run(shell, args);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
