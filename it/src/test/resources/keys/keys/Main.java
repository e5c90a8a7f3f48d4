package keys;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import java.util.Map;

/** Creates an API key, lists all, closes and has nothing more to do. */
public final class Main {
  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments the stack's URL and an API key of its user; then anything for a thread whose
   *     context class loader finds nothing, as in some containers
   */
  public static void main(String[] arguments) {
    if (arguments.length > 2) {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      quilt.configure(Map.of(QuiltConfig.REGISTRY_URL, arguments[0]));
      quilt.authenticator().loginWithApiKey(arguments[1]);
      quilt.apiKeys().create("ci");
      quilt.apiKeys().list().forEach(key -> System.out.println(key.name()));
    }
    System.out.println("named " + Main.class.getModule().isNamed());
    System.out.println("closed");
  }
}
