package io.quilt.servers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MemoryS3ObjectsTest extends S3Fixture {
  @Test
  void keepsBytesAndChecksum() throws Exception {
    PutObjectResponse put = put(KEY, "hello");
    HeadObjectResponse head =
        s3.headObject(
            request -> request.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED));

    assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(head.checksumSHA256())
        .isEqualTo(base64(sha256("hello".getBytes(StandardCharsets.UTF_8))));
    assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(get(KEY, null)).isEqualTo("hello");
  }

  @Test
  void refusesAWrongChecksum() {
    String wrong = base64(new byte[32]);
    assertRefused(
        "BadDigest",
        400,
        () ->
            s3.putObject(
                request -> request.bucket(BUCKET).key(KEY).checksumSHA256(wrong),
                RequestBody.fromString("hello")));
    assertRefused("NoSuchKey", 404, () -> get(KEY, null));
  }

  @Test
  void ranges() {
    put(KEY, "0123456789");
    assertThat(get(KEY, "bytes=2-4")).isEqualTo("234");
    assertThat(get(KEY, "bytes=7-")).isEqualTo("789");
    assertThat(get(KEY, "bytes=-2")).isEqualTo("89");
    assertThat(get(KEY, "bytes=8-100")).isEqualTo("89");
    assertRefused("InvalidRange", 416, () -> get(KEY, "bytes=10-"));
  }

  @Test
  void ofManyWritersOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String text = "writer " + i;
      writers.add(threads.submit(() -> putIfAbsent(text)));
    }
    int winners = 0;
    for (Future<Boolean> writer : writers) {
      winners += writer.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(winners).isEqualTo(1);
  }

  private boolean putIfAbsent(String text) {
    try {
      s3.putObject(
          request -> request.bucket(BUCKET).key(KEY).ifNoneMatch("*"),
          RequestBody.fromString(text));
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
      return false;
    }
  }

  @Test
  void replacesOnlyWhatWasRead() {
    String first = put(KEY, "one").eTag();
    String second = put(KEY, "two").eTag();
    assertRefused("PreconditionFailed", 412, () -> putIfMatch(KEY, first));
    putIfMatch(KEY, second);
    assertThat(get(KEY, null)).isEqualTo("three");
    assertRefused("NoSuchKey", 404, () -> putIfMatch("none", first));
  }

  private void putIfMatch(String key, String etag) {
    s3.putObject(
        request -> request.bucket(BUCKET).key(key).ifMatch(etag), RequestBody.fromString("three"));
  }

  @Test
  void compositeChecksumOfParts() throws Exception {
    byte[] large = new byte[5 << 20];
    new Random(1).nextBytes(large);
    byte[] small = "the rest".getBytes(StandardCharsets.UTF_8);
    List<CompletedPart> parts = new ArrayList<>();
    String id =
        s3.createMultipartUpload(
                request ->
                    request.bucket(BUCKET).key(KEY).checksumAlgorithm(ChecksumAlgorithm.SHA256))
            .uploadId();
    for (byte[] body : List.of(large, small)) {
      parts.add(upload(id, parts.size() + 1, body));
    }
    s3.completeMultipartUpload(
        request ->
            request.bucket(BUCKET).key(KEY).uploadId(id).multipartUpload(all -> all.parts(parts)));

    MessageDigest digests = MessageDigest.getInstance("SHA-256");
    digests.update(sha256(large));
    digests.update(sha256(small));
    String composite = base64(digests.digest()) + "-2";
    HeadObjectResponse head =
        s3.headObject(
            request -> request.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED));
    assertThat(head.checksumSHA256()).isEqualTo(composite);
    assertThat(head.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
    assertThat(get(KEY, "bytes=" + large.length + "-")).isEqualTo("the rest");

    CopyObjectResponse copy =
        s3.copyObject(
            request ->
                request
                    .sourceBucket(BUCKET)
                    .sourceKey(KEY)
                    .destinationBucket(BUCKET)
                    .destinationKey("copy"));
    assertThat(copy.copyObjectResult().checksumSHA256()).isNotEqualTo(composite);
    assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET)).uploads()).isEmpty();
  }

  private CompletedPart upload(String id, int number, byte[] body) throws Exception {
    UploadPartResponse answer =
        s3.uploadPart(
            request ->
                request
                    .bucket(BUCKET)
                    .key(KEY)
                    .uploadId(id)
                    .partNumber(number)
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256),
            RequestBody.fromBytes(body));
    assertThat(answer.checksumSHA256()).isEqualTo(base64(sha256(body)));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumSHA256(answer.checksumSHA256())
        .build();
  }
}
