package io.quilt.registry.s3;

import io.quilt.servers.S3Server;
import io.quilt.servers.memory.MemoryS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The server in memory, which obeys conditions under any race and orders keys as S3 does. */
final class MemoryS3Server implements S3Server {
  private static final MemoryS3Server SHARED = new MemoryS3Server();

  private final MemoryS3 server;

  private MemoryS3Server() {
    try {
      server = MemoryS3.start(Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MemoryS3Server shared() {
    return SHARED;
  }

  /** The operations that are asked for while something is done. */
  Map<String, Long> during(Runnable work) {
    server.resetRequests();
    work.run();
    return server.requests();
  }

  @Override
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public String accessKey() {
    return "test";
  }

  @Override
  public String secretKey() {
    return "test-secret";
  }

  @Override
  public void close() {
    // Its threads are daemons.
  }
}
