package io.quilt.servers;

import java.util.Optional;

/**
 * Elasticsearch 7.10.2, the version that Quilt stacks run, with the open modules only: no x-pack,
 * so no point in time and no security.
 */
public final class ElasticsearchServer {
  private static final String RUNNER =
      "org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner";

  private ElasticsearchServer() {}

  /**
   * Why the server cannot be started on this machine, for tests that are then skipped aloud; empty
   * where it can.
   */
  public static Optional<String> unavailable() {
    return Jdks.seventeen().isPresent() ? Optional.empty() : Optional.of(Jdks.NO_17);
  }

  /**
   * Starts a server of one's own, without any index, on Java 17 whatever runs here. Takes seconds.
   *
   * @throws IllegalStateException if it does not start, with the end of what it said; or if it is
   *     {@linkplain #unavailable() unavailable}, with the reason
   */
  public static SearchServer start() {
    return launch();
  }

  /**
   * The one server of this JVM, started by the first call and closed at exit. Each test uses
   * indexes of its own.
   *
   * @throws IllegalStateException if it does not start (in an {@link ExceptionInInitializerError})
   */
  public static SearchServer shared() {
    return Shared.SERVER;
  }

  private static StartedSearch launch() {
    return StartedSearch.launch(SearchServer.Kind.ELASTICSEARCH, RUNNER);
  }

  private static final class Shared {
    static final SearchServer SERVER = launch().untilExit();
  }
}
