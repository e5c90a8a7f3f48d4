package io.quilt.servers;

import java.net.URI;

/**
 * An S3-compatible server that runs on this machine and is reached from this machine only. It wants
 * path-style requests. Whoever started it closes it; it also ends when the starting JVM does,
 * however that ends. Safe for use by several threads.
 */
public interface S3Server extends AutoCloseable {
  /** Where it listens: plain HTTP, 127.0.0.1, a port that the system chose. */
  URI endpoint();

  /** The access key id to sign with. */
  String accessKey();

  /** The secret access key to sign with. */
  String secretKey();

  /** The region to sign for. */
  default String region() {
    return "us-east-1";
  }

  /**
   * Ends the server and waits, some seconds at most, until it is gone with what it kept in its own
   * folder. Does nothing the second time, and nothing to a shared server.
   */
  @Override
  void close();
}
