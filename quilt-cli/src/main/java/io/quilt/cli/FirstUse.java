package io.quilt.cli;

import io.quilt.api.Quilt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the common commands once, silently, below the current folder, so that Java can note which
 * classes they load; the launcher makes the archive of classes from it.
 */
public final class FirstUse {
  private FirstUse() {}

  /** Runs the commands, and ends the process; takes no arguments. */
  public static void main(String... args) {
    Output nowhere = new Output(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            "",
            Map.of(),
            () -> Quilt.builder().directory(Path.of("data")).build());
    Main.run(shell, "quickstart");
    Main.run(shell, "list-packages", "--json");
    Main.run(shell, "whoami");
    try (EmptyBucket bucket = new EmptyBucket()) {
      System.setProperty("aws.endpointUrlS3", bucket.endpoint());
      System.setProperty("aws.region", "us-east-1");
      System.setProperty("aws.accessKeyId", "none");
      System.setProperty("aws.secretAccessKey", "none");
      Main.run(shell, "list-packages", "s3://first-use");
      Main.run(shell, "config", bucket.endpoint());
    } catch (IOException noSocket) {
      // Then commands that use S3 or a catalog start as slowly as they would without the archive.
    }
    Main.main("config");
  }
}
