package io.quilt.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test starts; its output goes to files, so that it never waits for a reader. */
record Child(Process process, List<String> command, Path output, Path errors) {
  /** Seconds; time enough for a loaded machine. */
  private static final long LONGEST_SILENCE = 240;

  /** How a process ended. */
  record Result(int exit, String output, String errors) {}

  static Child start(Path work, Map<String, String> environment, List<String> command)
      throws IOException {
    Files.createDirectories(work);
    Path output = Files.createTempFile(work, "out", ".txt");
    Path errors = Files.createTempFile(work, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), command, output, errors);
  }

  static Child java(Path work, List<String> arguments) throws IOException {
    return java(work, Path.of(System.getProperty("java.home")), arguments);
  }

  /** Starts the Java of a runtime image. */
  static Child java(Path work, Path home, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(arguments);
    return start(work, Map.of(), command);
  }

  /** Waits until it has said something; a process that ends before is an error. */
  void awaitOutput() throws IOException, InterruptedException {
    awaitLine("");
  }

  /** Waits until it has said a line with this in it; a process that ends before is an error. */
  void awaitLine(String text) throws IOException, InterruptedException {
    String said = "";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SILENCE);
    while (!(said = Files.readString(output)).contains(text) || said.isEmpty()) {
      if (!process.isAlive() && Files.readString(output).equals(said)) {
        throw new AssertionError("Ended without a word: " + command + said());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Says nothing: " + command + said());
      }
      Thread.sleep(10);
    }
  }

  /** Waits for the end; a process that does not end by itself is killed, and that is an error. */
  Result end(long seconds) throws IOException, InterruptedException {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("Still running after " + seconds + " s: " + command + said());
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** Waits for a good end and gives the output. */
  String succeed(long seconds) throws IOException, InterruptedException {
    Result result = end(seconds);
    if (result.exit() != 0) {
      throw new AssertionError("Exit " + result.exit() + " of " + command + said());
    }
    return result.output();
  }

  private String said() throws IOException {
    return "\n" + Files.readString(output) + "\n" + Files.readString(errors);
  }
}
