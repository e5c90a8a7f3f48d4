package io.quilt.servers;

import java.net.URI;

/**
 * A search cluster of one node that runs on this machine, is reached from this machine only, and
 * wants no credentials. Whoever started it closes it; it also ends when the starting JVM does,
 * however that ends. Safe for use by several threads.
 */
public interface SearchServer extends AutoCloseable {
  /** Whose server it is; they differ in dialect. */
  enum Kind {
    /** Elasticsearch 7.10.2 without x-pack: no point in time, no product header. */
    ELASTICSEARCH,
    /** OpenSearch 2.19.1. */
    OPENSEARCH
  }

  /** Whose server it is. */
  Kind kind();

  /** Where it listens: plain HTTP, 127.0.0.1, a port that the system chose, no path. */
  URI url();

  /**
   * Ends the server and waits, some seconds at most, until it is gone with all that it kept. Does
   * nothing the second time, and nothing to a shared server.
   */
  @Override
  void close();
}
