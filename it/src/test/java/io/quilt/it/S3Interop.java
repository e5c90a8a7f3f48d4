package io.quilt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.PackageEntry;
import io.quilt.api.Quilt;
import io.quilt.servers.S3Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** In a bucket with versions, and with files that are sent in parts. */
abstract class S3Interop extends Interop {
  private static final int PACKAGES = 4;
  private static final String SIXTEEN = "0123456789abcdef";
  private static final int EIGHT_MEBIBYTES = (8 << 20) / SIXTEEN.length();

  private final S3Server server;
  private final String bucket = S3Buckets.name();

  S3Interop(S3Server server) {
    this.server = server;
  }

  @BeforeEach
  void create() {
    S3Buckets.createVersioned(server.endpoint(), bucket);
  }

  @Override
  String location() {
    return "s3://" + bucket;
  }

  @Override
  String publish() {
    return "push";
  }

  @Override
  Quilt3 configure(Quilt3 peer) {
    return peer.withS3(server.endpoint(), server.accessKey(), server.secretKey(), server.region());
  }

  @Override
  Quilt open(Quilt.Builder builder) {
    return builder.provider(S3Buckets.provider(server.endpoint())).build();
  }

  @Override
  List<Map<String, Object>> describe(int seed) {
    List<Map<String, Object>> described =
        new ArrayList<>(new RandomPackages(seed).describe(PACKAGES));
    described.add(
        Map.of(
            "name",
            "it/large",
            "message",
            "in parts",
            "directories",
            Map.of(),
            "entries",
            List.of(
                large("at-once.bin", EIGHT_MEBIBYTES - 1),
                large("one-part.bin", EIGHT_MEBIBYTES),
                large("three-parts.bin", 2 * EIGHT_MEBIBYTES + 1))));
    return described;
  }

  private static Map<String, Object> large(String key, int times) {
    return Map.of("key", key, "text", SIXTEEN, "times", times);
  }

  @Override
  void assertPlace(PackageEntry entry) {
    assertThat(entry.physicalKey().root()).isEqualTo(bucket);
    assertThat(entry.physicalKey().versionId()).isPresent();
  }
}
