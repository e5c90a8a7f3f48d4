package io.quilt.registry.local;

import io.quilt.api.PhysicalKey;
import io.quilt.spi.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another JVM that runs a class of these tests; killed when it is closed. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    String classPath =
        Stream.of(PhysicalKey.class, ObjectStore.class, LocalObjectStore.class, main)
            .map(ChildJvm::location)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(main.getName());
    command.addAll(Arrays.asList(arguments));
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Where a class was loaded from: asked of the resource, for a patched module has two places. */
  private static String location(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    URL url = type.getResource("/" + name);
    String text = String.valueOf(url);
    try {
      return text.startsWith("jar:")
          ? Path.of(new URI(text.substring(4, text.indexOf("!/")))).toString()
          : Path.of(new URI(text.substring(0, text.length() - name.length()))).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next line that it prints; fails if it ends instead. */
  String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new AssertionError("The other JVM ended");
    }
    return line;
  }

  /** Kills it as the system does when memory is short, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
