package io.quilt.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a Java process of its own, with a folder for what it says and keeps. */
final class ServerProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final long GONE_SECONDS = 10;
  private static final int LINES = 40;

  private final Process process;
  private final Path folder;
  private final URI endpoint;

  private ServerProcess(Process process, Path folder, Pattern listening) {
    this.process = process;
    this.folder = folder;
    try {
      this.endpoint = awaitReady(listening);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A new folder for a server to start in. */
  static Path folder(String server) {
    try {
      return Files.createTempDirectory("quilt-" + server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server and waits until it answers HTTP. The port is what the pattern finds in its
   * output, so no other server can be taken for it.
   *
   * @param java the JDK or JRE that it runs on
   * @param folder deleted on close
   * @param command the name of the main class, and its arguments
   * @throws IllegalStateException if it ends, or is not ready in time
   */
  static ServerProcess start(
      Path java,
      Path folder,
      String server,
      List<String> options,
      List<String> command,
      Pattern listening) {
    List<String> line = new ArrayList<>();
    line.add(java.resolve(Path.of("bin", "java")).toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-Djava.io.tmpdir=" + folder));
    line.addAll(options);
    line.addAll(List.of("-cp", ClassPaths.of(server), Guard.class.getName()));
    line.addAll(command);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output(folder).toFile())
              .start();
      return new ServerProcess(process, folder, listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  private URI awaitReady(Pattern listening) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < READY.toNanos()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Ended with " + process.exitValue() + said());
      }
      Matcher port = listening.matcher(output());
      if (port.find()) {
        URI found = URI.create("http://127.0.0.1:" + port.group(1));
        if (answers(found)) {
          return found;
        }
      }
      pause();
    }
    throw new IllegalStateException("Not ready in " + READY + said());
  }

  private static boolean answers(URI endpoint) {
    try {
      HttpURLConnection request =
          (HttpURLConnection) endpoint.toURL().openConnection(Proxy.NO_PROXY);
      request.setConnectTimeout(1_000);
      request.setReadTimeout(10_000);
      boolean answered = request.getResponseCode() > 0;
      request.disconnect();
      return answered;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a server started", e);
    }
  }

  private static Path output(Path folder) {
    return folder.resolve("output.txt");
  }

  private String output() {
    try {
      return new String(Files.readAllBytes(output(folder)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String said() {
    List<String> lines = output().lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .collect(Collectors.joining("\n", "; its last lines:\n", "\n"));
  }

  /** Ends the process and deletes its folder. */
  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(GONE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(GONE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
