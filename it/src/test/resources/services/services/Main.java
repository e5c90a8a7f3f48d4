package services;

import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.SearchRequest;
import java.util.Map;

/** Uses one service, closes, and has nothing more to do. */
public final class Main {
  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments {@code keys} or {@code search}, the stack's URL, and an API key of its user;
   *     then anything for a thread whose context class loader finds nothing, as in some containers
   */
  public static void main(String[] arguments) {
    if (arguments.length > 3) {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }
    try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).build()) {
      quilt.configure(Map.of(QuiltConfig.REGISTRY_URL, arguments[1]));
      quilt.authenticator().loginWithApiKey(arguments[2]);
      System.out.println(arguments[0].equals("keys") ? keys(quilt) : search(quilt));
    }
    System.out.println("named " + Main.class.getModule().isNamed());
    System.out.println("closed");
  }

  private static String keys(Quilt quilt) {
    quilt.apiKeys().create("ci");
    return quilt.apiKeys().list().get(0).name();
  }

  private static String search(Quilt quilt) {
    return quilt.searcher().search(SearchRequest.query("*")).hits().get(0).id();
  }
}
