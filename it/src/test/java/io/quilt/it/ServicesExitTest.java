package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quilt.servers.stack.StackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that has used a service of a stack, or of a cluster, ends by itself. */
@Tag("one-path")
class ServicesExitTest {
  private static final Path SOURCES = Path.of("src", "test", "resources", "services", "services");
  private static final long SECONDS_TO_EXIT = 2;
  private static final String KEY = "qk_of-the-test";
  private static final byte[] FOUND =
      "{\"hits\": {\"total\": 1, \"hits\": [{\"_index\": \"lab\", \"_id\": \"found\"}]}}"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir static Path classes;
  @TempDir Path work;
  private HttpServer cluster;
  private StackServer stack;

  @BeforeAll
  static void compile() {
    Jars.compile(SOURCES, classes);
  }

  @BeforeEach
  void start() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, FOUND.length);
            exchange.getResponseBody().write(FOUND);
          }
        });
    cluster.start();
    stack = StackServer.start();
    stack.accept(KEY);
    stack.searchIn(URI.create(clusterUrl()));
  }

  @AfterEach
  void stop() {
    stack.close();
    cluster.stop(0);
  }

  private String clusterUrl() {
    return "http://127.0.0.1:" + cluster.getAddress().getPort();
  }

  static Stream<Arguments> services() {
    return Stream.of("keys", "search", "search straight")
        .flatMap(
            service ->
                Stream.of(true, false)
                    .flatMap(
                        named ->
                            Stream.of(true, false)
                                .map(elsewhere -> Arguments.of(service, named, elsewhere))));
  }

  @ParameterizedTest(name = "{0}, named {1}, another context class loader {2}")
  @MethodSource("services")
  void endsByItself(String service, boolean named, boolean elsewhere)
      throws IOException, InterruptedException {
    Child child = start(service, named, elsewhere);
    try {
      child.awaitLine("closed");
      assertThat(child.process().waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS))
          .as("the process ends by itself")
          .isTrue();
    } finally {
      child.process().destroyForcibly();
    }
    assertThat(child.process().exitValue()).isZero();
    assertThat(Files.readString(child.output()).lines())
        .containsExactly(service.equals("keys") ? "ci" : "found", "named " + named, "closed");
  }

  private Child start(String service, boolean named, boolean elsewhere) throws IOException {
    List<Path> path = new ArrayList<>(service.equals("keys") ? Jars.apiKeys() : Jars.search());
    path.add(classes);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        named
            ? List.of("--module-path", Jars.path(path), "-m", "services/services.Main")
            : List.of("-cp", Jars.path(path), "services.Main"));
    command.addAll(List.of(service.split(" ")[0], stack.url().toString(), KEY));
    if (elsewhere) {
      command.add("elsewhere");
    }
    Map<String, String> environment =
        service.endsWith("straight") ? Map.of("QUILT_CLUSTER", clusterUrl()) : Map.of();
    return Child.start(work, environment, command);
  }
}
