package io.quilt.it;

import io.quilt.api.Metadata;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium, driven through chromedriver by the messages of W3C's WebDriver. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Child driver;
  private final URI session;

  private Chromium(Child driver, Path browser, Path work) throws IOException, InterruptedException {
    this.driver = driver;
    URI sessions = URI.create("http://127.0.0.1:" + port(driver) + "/session");
    Map<?, ?> opened = (Map<?, ?>) send("POST", sessions, capabilities(browser, work));
    this.session = URI.create(sessions + "/" + opened.get("sessionId"));
  }

  /** Starts it, or says loudly that the test which needs it does not run. */
  static Chromium start(Path work) throws IOException, InterruptedException {
    Path browser = find("chromium");
    Child driver =
        Child.start(work, Map.of(), List.of(find("chromedriver").toString(), "--port=0"));
    try {
      return new Chromium(driver, browser, work);
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      end(driver);
      throw e;
    }
  }

  private static Path find(String program) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String reason = "skipped: no " + program + " (Debian: chromium, chromium-driver)";
      System.err.println(reason);
      Assumptions.abort(reason);
    }
    return found.orElseThrow();
  }

  private static String port(Child driver) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      driver.awaitOutput();
      Matcher said = PORT.matcher(Files.readString(driver.output()));
      if (said.find()) {
        return said.group(1);
      }
      Thread.sleep(10);
    }
    throw new AssertionError("The driver does not start: " + Files.readString(driver.output()));
  }

  private static Map<String, ?> capabilities(Path browser, Path work) {
    List<String> arguments =
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + work.resolve("chromium"));
    Map<String, ?> options = Map.of("binary", browser.toString(), "args", arguments);
    return Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options)));
  }

  void open(URI page) {
    command("POST", "/url", Map.of("url", page.toString()));
  }

  void click(String id) {
    command("POST", element(id) + "/click", Map.of());
  }

  /** Waits until an element holds text, and gives it. */
  String text(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String element = element(id);
    while (System.nanoTime() - deadline < 0) {
      String text = (String) command("GET", element + "/text", Map.of());
      if (!text.isEmpty()) {
        return text;
      }
    }
    throw new AssertionError("The element " + id + " stays empty");
  }

  private String element(String id) {
    Map<String, String> question = Map.of("using", "css selector", "value", "#" + id);
    return "/element/" + ((Map<?, ?>) command("POST", "/element", question)).get(ELEMENT);
  }

  private Object command(String method, String path, Map<String, ?> body) {
    try {
      return send(method, URI.create(session + path), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Object send(String method, URI place, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .timeout(PATIENCE)
            .method(
                method,
                method.equals("POST")
                    ? BodyPublishers.ofString(Metadata.of(body).toJson())
                    : BodyPublishers.noBody())
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("%s %s: %s".formatted(method, place, answer.body()));
    }
    return Metadata.ofJson(answer.body()).get("value");
  }

  @Override
  public void close() {
    try {
      command("DELETE", "", Map.of());
    } finally {
      end(driver);
    }
  }

  private static void end(Child driver) {
    List<ProcessHandle> browsers = driver.process().descendants().toList();
    end(driver.process().toHandle());
    browsers.forEach(Chromium::end);
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
