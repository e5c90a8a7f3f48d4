package io.quilt.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * S3Proxy: right about versions, deletes, paging, conditional writes and signatures. It stores no
 * checksums, and the CRT client cannot put to it: see {@link S3MockServer}.
 */
public final class S3ProxyServer {
  private static final String ACCESS_KEY = "test";
  private static final String SECRET_KEY = "test-secret";
  private static final String SIGNED = "aws-v2-or-v4";
  private static final Pattern LISTENING = Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)}");

  private S3ProxyServer() {}

  /**
   * Starts a server that keeps everything in its memory of 512 MiB, with versioned buckets where
   * asked for. It refuses what is not signed with its keys.
   *
   * @throws IllegalStateException if it does not start, with the end of what it said
   */
  public static S3Server start() {
    return launch(inMemory(SIGNED));
  }

  /**
   * The one {@linkplain #start() server in memory} of this JVM, started by the first call and
   * closed at exit. Each test uses buckets of its own.
   *
   * @throws IllegalStateException if it does not start (in an {@link ExceptionInInitializerError})
   */
  public static S3Server shared() {
    return Shared.SERVER;
  }

  /**
   * Starts a server in memory that lets everybody do everything, signed or not.
   *
   * @throws IllegalStateException if it does not start, with the end of what it said
   */
  public static S3Server startAnonymous() {
    return launch(inMemory("none"));
  }

  /**
   * Starts a server whose buckets are the folders in a folder, which is made where missing and
   * stays after close. It has no versions, and refuses what is not signed with its keys.
   *
   * @throws IllegalStateException if it does not start, with the end of what it said
   */
  public static S3Server startIn(Path buckets) {
    try {
      Files.createDirectories(buckets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties properties = properties(SIGNED, "filesystem-nio2");
    properties.setProperty("jclouds.filesystem.basedir", buckets.toAbsolutePath().toString());
    return launch(properties);
  }

  private static Properties inMemory(String authorization) {
    return properties(authorization, "transient-nio2");
  }

  private static Properties properties(String authorization, String provider) {
    Properties properties = new Properties();
    properties.setProperty("jclouds.provider", provider);
    properties.setProperty("s3proxy.authorization", authorization);
    properties.setProperty("s3proxy.identity", ACCESS_KEY);
    properties.setProperty("s3proxy.credential", SECRET_KEY);
    properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
    properties.setProperty("s3proxy.ignore-unknown-headers", "true");
    return properties;
  }

  private static StartedS3 launch(Properties properties) {
    Path folder = ServerProcess.folder("s3proxy");
    Path file = folder.resolve("s3proxy.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerProcess process =
        ServerProcess.start(
            Jdks.running(),
            folder,
            "s3proxy",
            List.of("-Xmx512m", "-Dlogback.configurationFile=io/quilt/servers/logback.xml"),
            List.of("org.gaul.s3proxy.Main", "--properties", file.toString()),
            LISTENING);
    return StartedS3.of(process, ACCESS_KEY, SECRET_KEY);
  }

  private static final class Shared {
    static final S3Server SERVER = launch(inMemory(SIGNED)).untilExit();
  }
}
