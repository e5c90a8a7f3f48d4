package io.quilt.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Adobe's S3Mock: right about checksums, multipart uploads and the CRT client. It checks no
 * signature, and lists neither by delimiter in pages nor as S3 does after deletes: see {@link
 * S3ProxyServer}.
 */
public final class S3MockServer {
  private static final Pattern LISTENING =
      Pattern.compile("Tomcat started on ports (\\d+) \\(http\\)");

  private S3MockServer() {}

  /**
   * Starts a server of one's own, with no buckets. Takes seconds.
   *
   * @throws IllegalStateException if it does not start, with the end of what it said
   */
  public static S3Server start() {
    return launch();
  }

  /**
   * The one server of this JVM, started by the first call and closed at exit. Each test uses
   * buckets of its own.
   *
   * @throws IllegalStateException if it does not start (in an {@link ExceptionInInitializerError})
   */
  public static S3Server shared() {
    return Shared.SERVER;
  }

  private static StartedS3 launch() {
    Path folder = ServerProcess.folder("s3mock");
    ServerProcess process =
        ServerProcess.start(
            Jdks.running(),
            folder,
            "s3mock",
            List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"),
            List.of(
                "com.adobe.testing.s3mock.S3MockApplication",
                "--server.ssl.enabled=false",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--http.port=0",
                "--spring.main.sources=classpath:io/quilt/servers/s3mock.xml",
                "--spring.main.allow-bean-definition-overriding=true",
                "--spring.main.banner-mode=off"),
            LISTENING);
    return StartedS3.of(process, "test", "test-secret");
  }

  private static final class Shared {
    static final S3Server SERVER = launch().untilExit();
  }
}
