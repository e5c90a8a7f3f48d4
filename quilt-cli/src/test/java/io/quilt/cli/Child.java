package io.quilt.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command in a process of its own, with its home, output and messages in one folder. */
final class Child {
  private final Path folder;
  private final Process process;

  private Child(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static Child start(Path folder, String... args) throws IOException {
    return start(folder, Redirect.to(folder.resolve("out").toFile()), args);
  }

  static Child start(Path folder, Redirect out, String... args) throws IOException {
    return start(folder, out, List.of(), args);
  }

  /** With a note, in the file {@code classes}, of every class that it loads. */
  static Child startNotingClasses(Path folder, String... args) throws IOException {
    Redirect out = Redirect.to(folder.resolve("out").toFile());
    return start(folder, out, List.of("-Xlog:class+load:file=classes"), args);
  }

  private static Child start(Path folder, Redirect out, List<String> options, String... args)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Djava.io.tmpdir=" + temporary);
    line.addAll(options);
    line.addAll(List.of("-cp", classPath(), Main.class.getName()));
    line.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out)
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("home").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Child(folder, builder.start());
  }

  // The tests run on the module path once and on the class path once; both are classes here.
  private static String classPath() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(name -> System.getProperty(name, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  Process process() {
    return process;
  }

  /** Waits for the end of the process and returns its exit status. */
  int status() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The command does not end");
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
