package io.quilt.servers;

import java.net.URI;

/** A server that runs, and how to stop it. */
record StartedS3(URI endpoint, String accessKey, String secretKey, Runnable stop)
    implements S3Server {
  static StartedS3 of(ServerProcess process, String accessKey, String secretKey) {
    return new StartedS3(process.endpoint(), accessKey, secretKey, process::close);
  }

  /** The same server, closed when this JVM exits and not before. */
  StartedS3 untilExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "close " + endpoint));
    return new StartedS3(endpoint, accessKey, secretKey, () -> {});
  }

  @Override
  public void close() {
    stop.run();
  }
}
