package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Checksum;
import io.quilt.api.PackageEntry;
import io.quilt.api.PackageName;
import io.quilt.api.PhysicalKey;
import io.quilt.api.PushOptions;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltConfig;
import io.quilt.api.QuiltPackage;
import io.quilt.api.Registry;
import io.quilt.api.ScanOptions;
import io.quilt.api.UpdatePolicy;
import io.quilt.servers.memory.MemoryS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** What is asked of S3, and above all what is not. */
class RequestsTest {
  private static final PackageName NAME = PackageName.of("lab/images");
  private static final int LARGE = 20 << 20;

  @TempDir Path folder;

  private final MemoryS3 server = MemoryS3.shared();
  private final PhysicalKey bucket = TestBuckets.createVersioned(server);
  private final PhysicalKey source = TestBuckets.createVersioned(server);
  private Quilt quilt;
  private Registry registry;

  @BeforeEach
  void open() {
    quilt =
        Quilt.builder()
            .config(
                QuiltConfig.defaults()
                    .with(
                        QuiltConfig.DEFAULT_LOCAL_REGISTRY,
                        folder.resolve("local").toUri().toString()))
            .provider(TestBuckets.provider(server))
            .build();
    registry = quilt.registry(bucket.toString());
  }

  @AfterEach
  void close() {
    quilt.close();
  }

  private Path file(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(Files.createDirectories(folder.resolve("raw")).resolve(name), bytes);
  }

  private static Checksum checksum(Path file) {
    return Checksum.of(Checksum.SHA2_256_CHUNKED, file);
  }

  private void put(Path file, String key, ChecksumAlgorithm algorithm) {
    try (S3Client client = TestBuckets.client(server)) {
      client.putObject(
          request -> request.bucket(source.root()).key(key).checksumAlgorithm(algorithm),
          RequestBody.fromFile(file));
    }
  }

  private QuiltPackage scanned() {
    return QuiltPackage.builder()
        .putAll(
            Optional.empty(),
            quilt.scan(source.resolve("raw"), ScanOptions.defaults()),
            UpdatePolicy.INCOMING)
        .build();
  }

  /** The operations that are asked for while something is done. */
  private Map<String, Long> during(Runnable work) {
    server.resetRequests();
    work.run();
    return server.requests();
  }

  private Map<String, Long> push(QuiltPackage content, PushOptions options) {
    return during(() -> registry.push(NAME, content, options));
  }

  @Test
  void objectsOfOtherBucketsAreCopiedByS3() throws IOException {
    Path large = file("large.tif", LARGE);
    Path small = file("small.csv", 1000);
    put(large, "raw/large.tif", ChecksumAlgorithm.CRC32);
    put(small, "raw/small.csv", ChecksumAlgorithm.CRC32);
    QuiltPackage content = scanned();

    Map<String, Long> requests = push(content, PushOptions.defaults());

    // Latest is looked at before and after; nothing of the data comes here.
    assertThat(requests).containsEntry("GET_OBJECT", 2L).containsEntry("COPY_OBJECT", 1L);
    assertThat(requests).containsEntry("UPLOAD_PART_COPY", 3L).doesNotContainKey("UPLOAD_PART");
    QuiltPackage pushed = registry.browse(NAME);
    assertThat(pushed.get("large.tif").checksum()).contains(checksum(large));
    assertThat(pushed.get("small.csv").checksum()).contains(checksum(small));
    for (PackageEntry entry : pushed.entries().toList()) {
      assertThat(entry.physicalKey().root()).isEqualTo(bucket.root());
      assertThat(entry.physicalKey().versionId()).isPresent();
    }
  }

  @Test
  void checksumsThatS3HoldsAreTaken() throws IOException {
    Path small = file("small.csv", 1000);
    put(small, "raw/small.csv", ChecksumAlgorithm.SHA256);
    QuiltPackage content = scanned();

    Map<String, Long> requests = push(content, PushOptions.builder().noCopy().build());

    assertThat(requests).containsEntry("GET_OBJECT", 2L).containsEntry("HEAD_OBJECT", 2L);
    PackageEntry entry = registry.browse(NAME).get("small.csv");
    assertThat(entry.checksum()).contains(checksum(small));
    assertThat(entry.physicalKey().root()).isEqualTo(source.root());
  }

  @Test
  void whatIsThereIsNotSentAgain() throws IOException {
    for (int i = 0; i < 20; i++) {
      file("f" + i, 1000 + i);
    }
    file("large.tif", LARGE);
    QuiltPackage content = QuiltPackage.builder().putDirectory("", folder.resolve("raw")).build();
    Map<String, Long> first = push(content, PushOptions.defaults());
    assertThat(first).containsEntry("UPLOAD_PART", 3L);
    file("new.csv", 77);
    QuiltPackage more = QuiltPackage.builder().putDirectory("", folder.resolve("raw")).build();

    Map<String, Long> second = push(more, PushOptions.builder().force(true).build());

    assertThat(second).doesNotContainKeys("UPLOAD_PART", "CREATE_MULTIPART_UPLOAD");
    assertThat(registry.browse(NAME).get("f3").physicalKey().versionId()).isPresent();
    assertThat(registry.browse(NAME).size()).isEqualTo(22);
  }

  @Test
  void aShortHashIsOneRequest() throws IOException {
    String hash =
        registry
            .push(
                NAME,
                QuiltPackage.builder().put("a", file("a", 10)).build(),
                PushOptions.defaults())
            .topHash()
            .value();

    assertThat(during(() -> registry.resolve(NAME, hash.substring(0, 8))))
        .isEqualTo(Map.of("LIST_OBJECTS_V2", 1L));
  }

  @Test
  void listsGrowWithPackagesAndNotWithRevisions() throws IOException {
    QuiltPackage content = QuiltPackage.builder().put("a", file("a", 10)).build();
    for (String name : new String[] {"one/a", "one/b", "two/a"}) {
      for (int revision = 0; revision < 3; revision++) {
        registry.push(
            PackageName.of(name),
            content,
            PushOptions.builder().message("r" + revision).force(true).build());
      }
    }

    assertThat(during(() -> assertThat(registry.packages()).hasSize(3)))
        .isEqualTo(Map.of("LIST_OBJECTS_V2", 3L));
    assertThat(during(() -> registry.delete(PackageName.of("one/a"))))
        .isEqualTo(Map.of("LIST_OBJECTS_V2", 1L, "DELETE_OBJECTS", 2L));
  }
}
