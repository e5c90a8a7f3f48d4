package io.quilt.registry.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.Checksum;
import io.quilt.api.PhysicalKey;
import io.quilt.servers.S3MockServer;
import io.quilt.servers.S3Server;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The checksums of objects in parts, on S3Mock, which stores them. */
class StoredPartsTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  private final S3Server server = S3MockServer.shared();
  private final PhysicalKey bucket = TestBuckets.create(server);
  private final byte[] content = new byte[20 * MIB];

  StoredPartsTest() {
    new Random(3).nextBytes(content);
  }

  private ObjectStore store() {
    return TestBuckets.provider(server).open(bucket, TestContext.of(HttpSettings.defaults()));
  }

  private Optional<Checksum> stored(String key) {
    try (ObjectStore store = store()) {
      ObjectInfo object = store.head(key, null).orElseThrow();
      return store.storedChecksum(object);
    }
  }

  private void upload(String key, int... sizes) {
    try (S3Client client = TestBuckets.client(server)) {
      String id =
          client
              .createMultipartUpload(
                  request ->
                      request
                          .bucket(bucket.root())
                          .key(key)
                          .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                          .checksumType(ChecksumType.COMPOSITE))
              .uploadId();
      List<CompletedPart> parts = new ArrayList<>();
      int from = 0;
      for (int size : sizes) {
        byte[] bytes = Arrays.copyOfRange(content, from, from + size);
        int number = parts.size() + 1;
        String sha256 = Digests.encode(Digests.sha256().digest(bytes));
        String eTag =
            client
                .uploadPart(
                    part ->
                        part.bucket(bucket.root())
                            .key(key)
                            .uploadId(id)
                            .partNumber(number)
                            .checksumSHA256(sha256),
                    RequestBody.fromBytes(bytes))
                .eTag();
        parts.add(
            CompletedPart.builder().partNumber(number).eTag(eTag).checksumSHA256(sha256).build());
        from += size;
      }
      client.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket.root())
                  .key(key)
                  .uploadId(id)
                  .multipartUpload(all -> all.parts(parts)));
    }
  }

  private Checksum expected() throws Exception {
    return Checksum.of(Checksum.SHA2_256_CHUNKED, Files.write(folder.resolve("content"), content));
  }

  @Test
  void whatWeWroteIsVouchedFor() throws Exception {
    try (ObjectStore store = store()) {
      store.put("ours", Body.of(content), PutCondition.always());
    }

    assertThat(stored("ours")).contains(expected());
  }

  @Test
  void theSamePartsOfSomebodyElseToo() throws Exception {
    upload("theirs", 8 * MIB, 8 * MIB, 4 * MIB);

    assertThat(stored("theirs")).contains(expected());
  }

  @Test
  void asManyPartsOfOtherSizesAreNot() {
    upload("uneven", 9 * MIB, 6 * MIB, 5 * MIB);

    try (ObjectStore store = store()) {
      assertThat(store.head("uneven", null).orElseThrow().checksum(ObjectInfo.PARTS_SHA256))
          .isPresent();
    }
    assertThat(stored("uneven")).isEmpty();
  }
}
