package io.quilt.it;

import io.quilt.api.Metadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real quilt3: one that is named by QUILT3_PYTHON, or one that is installed below target. */
final class Quilt3 {
  private static final String VERSION = "8.0.0";
  private static final Path SCRIPTS =
      Path.of("src", "test", "resources", "interop").toAbsolutePath();
  private static final long INSTALL_SECONDS = 400;
  private static final long SECONDS = 300;

  private final Path python;
  private final Map<String, String> environment;

  private Quilt3(Path python, Map<String, String> environment) {
    this.python = python;
    this.environment = environment;
  }

  /** The same, which finds S3 at this endpoint. */
  Quilt3 withS3(URI endpoint, String accessKey, String secretKey, String region) {
    return new Quilt3(
        python,
        Map.of(
            "AWS_ENDPOINT_URL_S3", endpoint.toString(),
            "AWS_ACCESS_KEY_ID", accessKey,
            "AWS_SECRET_ACCESS_KEY", secretKey,
            "AWS_REGION", region,
            "AWS_DEFAULT_REGION", region,
            "AWS_EC2_METADATA_DISABLED", "true"));
  }

  /** Finds it, or says loudly that the tests which need it do not run. */
  static Quilt3 find(Path work) throws InterruptedException {
    String given = System.getenv("QUILT3_PYTHON");
    try {
      Path python = given == null ? installed(work) : Path.of(given);
      check(python, work);
      return new Quilt3(python, Map.of());
    } catch (IOException | AssertionError e) {
      String reason = "skipped: no quilt3 (" + e.getMessage().lines().findFirst().orElse("") + ")";
      System.err.println(reason);
      return Assumptions.abort(reason);
    }
  }

  private static void check(Path python, Path work) throws IOException, InterruptedException {
    List<String> ask = List.of(python.toString(), "-c", "import quilt3; print(quilt3.__version__)");
    String version = Child.start(work, environment(work, 1), ask).succeed(SECONDS).strip();
    if (!version.equals(VERSION)) {
      throw new IOException("quilt3 is " + version + ", not " + VERSION);
    }
  }

  private static Path installed(Path work) throws IOException, InterruptedException {
    Path home = Path.of("target", "quilt3-" + VERSION).toAbsolutePath();
    Path python = home.resolve("bin").resolve("python");
    Path complete = home.resolve("complete");
    if (!Files.exists(complete)) {
      run(work, "python3", "-m", "venv", "--clear", home.toString());
      run(work, python.toString(), "-m", "pip", "install", "--quiet", "quilt3==" + VERSION);
      Files.createFile(complete);
    }
    return python;
  }

  private static void run(Path work, String... command) throws IOException, InterruptedException {
    Child.start(work, Map.of(), List.of(command)).succeed(INSTALL_SECONDS);
  }

  /** Runs the script with a registry layout as the default, and gives its answers. */
  Metadata run(String action, int layout, Map<String, ?> spec, Path work)
      throws IOException, InterruptedException {
    Path question = Files.writeString(work.resolve(action + ".json"), Metadata.of(spec).toJson());
    Path answers = work.resolve(action + "-answers.json");
    Path folder = Files.createDirectory(work.resolve(action));
    Map<String, String> variables = new HashMap<>(environment(work, layout));
    variables.putAll(environment);
    Child.start(
            work,
            variables,
            List.of(
                python.toString(),
                SCRIPTS.resolve("quilt3_side.py").toString(),
                action,
                question.toString(),
                answers.toString(),
                folder.toString()))
        .succeed(SECONDS);
    return Metadata.ofJson(Files.readString(answers));
  }

  /** Takes a step of the login script with the data directory of a user, and gives its answers. */
  Metadata step(Path data, String action, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(python.toString());
    command.add(SCRIPTS.resolve("quilt3_login.py").toString());
    command.add(action);
    command.addAll(List.of(arguments));
    Path work = data.resolveSibling("processes");
    return Metadata.ofJson(Child.start(work, user(data), command).succeed(SECONDS));
  }

  /** A quilt3 directory of its own, configured so that nothing looks for a network. */
  private static Map<String, String> environment(Path work, int layout) throws IOException {
    Path data = Files.createDirectories(work.resolve("python").resolve("Quilt"));
    Files.writeString(
        data.resolve("config.yml"),
        """
        default_local_registry: %s
        default_registry_version: %d
        navigator_url:
        registryUrl:
        telemetry_disabled: true
        """
            .formatted(data.resolve("packages").toUri(), layout));
    return user(data.getParent());
  }

  private static Map<String, String> user(Path data) {
    return Map.of(
        "XDG_DATA_HOME", data.toString(),
        "XDG_CACHE_HOME", data.resolveSibling("python-cache").toString(),
        "QUILT_DISABLE_USAGE_METRICS", "1",
        "QUILT_MINIMIZE_STDOUT", "true",
        "PYTHONUTF8", "1");
  }
}
