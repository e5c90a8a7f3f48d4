package io.quilt.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A search server that runs, and how to stop it. */
record StartedSearch(Kind kind, URI url, Runnable stop) implements SearchServer {
  private static final Pattern LISTENING =
      Pattern.compile("HttpServerTransport publish_address \\{127\\.0\\.0\\.1:(\\d+)}");

  /**
   * Starts a server.
   *
   * @param runner the name of the class that starts its node
   */
  static StartedSearch launch(Kind kind, String runner) {
    Path java = Jdks.seventeen().orElseThrow(() -> new IllegalStateException(Jdks.NO_17));
    String server = kind.name().toLowerCase(Locale.ROOT);
    Path folder = ServerProcess.folder(server);
    ServerProcess process =
        ServerProcess.start(
            java,
            folder,
            server,
            List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djna.tmpdir=" + folder,
                "-Dlog4j.configurationFile=io/quilt/servers/log4j2.properties"),
            List.of(
                SearchNode.class.getName(),
                runner,
                "-basePath",
                folder.toString(),
                "-confPath",
                configured(folder, server + ".yml").toString(),
                "-clusterName",
                folder.getFileName().toString(),
                "-numOfNode",
                "1",
                "-baseHttpPort",
                "-1",
                "-disableESLogger"),
            LISTENING);
    return new StartedSearch(kind, process.endpoint(), process::close);
  }

  private static Path configured(Path folder, String name) {
    try (InputStream in = StartedSearch.class.getResourceAsStream("search.yml")) {
      Path configuration = Files.createDirectory(folder.resolve("config"));
      Files.copy(Objects.requireNonNull(in, "search.yml"), configuration.resolve(name));
      return configuration;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same server, closed when this JVM exits and not before. */
  StartedSearch untilExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "close " + url));
    return new StartedSearch(kind, url, () -> {});
  }

  @Override
  public void close() {
    stop.run();
  }
}
