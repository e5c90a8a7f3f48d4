package io.quilt.it;

import io.quilt.servers.S3Server;
import io.quilt.servers.memory.MemoryS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** The one server in memory of these tests; its threads are daemons. */
enum SharedMemoryS3 implements S3Server {
  SERVER;

  private final URI endpoint = start();

  private static URI start() {
    try {
      return MemoryS3.start(Duration.ZERO).endpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
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
    // Shared.
  }
}
