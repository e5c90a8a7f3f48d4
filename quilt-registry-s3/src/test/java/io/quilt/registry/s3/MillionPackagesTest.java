package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PackageName;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.servers.memory.MemoryS3;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry of very many packages is walked in a small heap. */
class MillionPackagesTest {
  private static final int PACKAGES = 1_000_000;
  private static final String BUCKET = "many";

  @TempDir private Path folder;

  /** Walks the registry, in a Java of its own. */
  static final class Walk {
    private Walk() {}

    public static void main(String[] args) {
      S3ObjectStoreProvider provider =
          S3ObjectStoreProvider.builder().endpoint(URI.create(args[0])).build();
      try (Quilt quilt = Quilt.builder().config(QuiltConfig.defaults()).provider(provider).build();
          Stream<PackageName> names = quilt.registry("s3://" + BUCKET).packages()) {
        PackageName[] last = new PackageName[1];
        long inOrder = names.filter(name -> isNext(last, name)).count();
        System.out.println(inOrder + " " + last[0]);
      }
    }

    private static boolean isNext(PackageName[] last, PackageName name) {
      boolean next = last[0] == null || last[0].toString().compareTo(name.toString()) < 0;
      last[0] = name;
      return next;
    }
  }

  @Test
  void aMillionPackagesAreWalkedInASmallHeap() throws Exception {
    try (MemoryS3 server = MemoryS3.start(Duration.ZERO)) {
      generate(server);
      Path output = folder.resolve("output");
      Process walk =
          new ProcessBuilder(command(server.endpoint()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertThat(walk.waitFor(5, TimeUnit.MINUTES)).isTrue();
      } finally {
        walk.destroyForcibly();
      }
      assertThat(Files.readString(output)).endsWith(PACKAGES + " many0099/package999999\n");
    }
  }

  private static void generate(MemoryS3 server) throws IOException {
    URI url =
        server.endpoint().resolve("/-/bucket?name=%s&generated=%d".formatted(BUCKET, PACKAGES));
    HttpURLConnection put = (HttpURLConnection) url.toURL().openConnection();
    put.setRequestMethod("PUT");
    assertThat(put.getResponseCode()).isEqualTo(200);
  }

  private static List<String> command(URI endpoint) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Daws.accessKeyId=test",
        "-Daws.secretAccessKey=test-secret",
        "-Daws.region=us-east-1",
        "-cp",
        classPath(),
        Walk.class.getName(),
        endpoint.toString());
  }

  /** Everything that this Java has, wherever it has it. */
  private static String classPath() {
    return Stream.of("surefire.real.class.path", "java.class.path", "jdk.module.path")
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
