package io.quilt.core.config;

import io.quilt.api.PhysicalKey;
import io.quilt.api.QuiltConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The directories that quilt3 uses for a user.
 *
 * @param data holds the configuration, the credentials and the local registry
 * @param cache holds what can be fetched again
 */
public record UserDirectories(Path data, Path cache) {
  private static final String APPLICATION = "Quilt";
  private static final String AUTHOR = "QuiltData";
  private static final String CACHE_VERSION = "v0";

  /** Checks that both are there. */
  public UserDirectories {
    Objects.requireNonNull(data);
    Objects.requireNonNull(cache);
  }

  /** Returns the directories of the user who runs this program. */
  public static UserDirectories current() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Returns the directories that follow from the environment.
   *
   * @param osName as in the system property {@code os.name}
   * @param environment the environment variables; {@code HOME} counts before the given home, and
   *     variables that are not absolute paths do not count, except on Windows
   * @param home the user's home directory, whose file system the results belong to
   */
  public static UserDirectories of(String osName, Map<String, String> environment, Path home) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return ofWindows(environment.get("LOCALAPPDATA"), home);
    }
    Path own = absolute(environment.get("HOME"), home);
    if (os.startsWith("mac")) {
      Path library = own.resolve("Library");
      return new UserDirectories(
          library.resolve("Application Support").resolve(APPLICATION),
          cache(library.resolve("Caches").resolve(APPLICATION)));
    }
    Path data = absolute(environment.get("XDG_DATA_HOME"), own.resolve(".local/share"));
    Path cache = absolute(environment.get("XDG_CACHE_HOME"), own.resolve(".cache"));
    return new UserDirectories(data.resolve(APPLICATION), cache(cache.resolve(APPLICATION)));
  }

  /** Returns directories that all lie below one. */
  public static UserDirectories below(Path data) {
    return new UserDirectories(data, cache(data.resolve("Cache")));
  }

  private static UserDirectories ofWindows(@Nullable String localAppData, Path home) {
    Path local = absolute(localAppData, home.resolve("AppData").resolve("Local"));
    return below(local.resolve(AUTHOR).resolve(APPLICATION));
  }

  private static Path cache(Path parent) {
    return parent.resolve(CACHE_VERSION);
  }

  private static Path absolute(@Nullable String variable, Path fallback) {
    if (variable == null || variable.isEmpty()) {
      return fallback;
    }
    Path path = fallback.getFileSystem().getPath(variable);
    return path.isAbsolute() ? path : fallback;
  }

  /** Returns the template of the configuration: what holds when nothing is set. */
  public QuiltConfig defaultConfig() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(QuiltConfig.DEFAULT_LOCAL_REGISTRY, localRegistry());
    values.put(QuiltConfig.TELEMETRY_DISABLED, false);
    values.put(QuiltConfig.DEFAULT_REGISTRY_VERSION, 1);
    return QuiltConfig.of(values, "defaults");
  }

  private String localRegistry() {
    Path folder = data.toAbsolutePath().resolve("packages");
    String path = folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
    int root = path.indexOf('/');
    String url = PhysicalKey.of(PhysicalKey.FILE, "", path.substring(root), null).toString();
    String drive = path.substring(0, root);
    return drive.isEmpty() ? url : url.replaceFirst("///", "///" + drive + "/");
  }
}
