package io.quilt.servers;

import java.util.Optional;

/**
 * OpenSearch 2.19.1 with its own modules and no plugins: it has points in time, and no security.
 */
public final class OpenSearchServer {
  private static final String RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner";

  private OpenSearchServer() {}

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
    return StartedSearch.launch(SearchServer.Kind.OPENSEARCH, RUNNER);
  }

  private static final class Shared {
    static final SearchServer SERVER = launch().untilExit();
  }
}
