package io.quilt.servers.memory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The body of a PutObject or UploadPart.
 *
 * @param etag in quotes
 * @param checksums by header name
 */
record Body(Blob blob, String etag, Map<String, String> checksums) {
  private static final String CHECKSUM = "x-amz-checksum-";
  private static final List<String> ALGORITHMS =
      List.of("sha256", "sha1", "crc32", "crc32c", "crc64nvme");

  /**
   * Reads the body.
   *
   * @param trusting neither verifies a SHA-256 nor computes the MD5 of large bodies: the ETag is
   *     arbitrary then, as with objects that KMS encrypts
   */
  static Body read(Call call, boolean trusting) throws IOException {
    boolean chunked =
        call.header("x-amz-content-sha256").startsWith("STREAMING-")
            || call.header("Content-Encoding").contains("aws-chunked");
    if (!chunked) {
      return read(call, call.body(), Map.of(), call.header("Content-Length"), trusting);
    }
    ChunkedBody chunks = new ChunkedBody(new BufferedInputStream(call.body(), 16 << 10));
    String length = call.header("x-amz-decoded-content-length");
    return read(call, chunks, chunks.trailers(), length, trusting);
  }

  private static Body read(
      Call call, InputStream in, Map<String, String> trailers, String expected, boolean trusting)
      throws IOException {
    long length = expected.isEmpty() ? -1 : Long.parseLong(expected);
    boolean skip = trusting && (length < 0 || length > 1 << 20);
    MessageDigest md5 = Digests.md5();
    MessageDigest sha256 = Digests.sha256();
    List<MessageDigest> digests = new ArrayList<>();
    if (!skip) {
      digests.add(md5);
    }
    boolean hashes = declaresSha256(call) && (!skip || call.header(Digests.SHA256).isEmpty());
    if (hashes) {
      digests.add(sha256);
    }
    Blob blob = Blob.read(in, length, digests);
    if (length >= 0 && blob.length() != length) {
      throw S3Error.invalid("IncompleteBody", "The body ends before its length");
    }
    Map<String, String> checksums = given(call, trailers);
    if (hashes) {
      verify(checksums, Digests.base64(sha256.digest()));
    }
    return new Body(blob, skip ? arbitrary() : Digests.etag(md5.digest()), checksums);
  }

  private static boolean declaresSha256(Call call) {
    return !call.header(Digests.SHA256).isEmpty()
        || call.header("x-amz-trailer").toLowerCase(Locale.ROOT).contains(Digests.SHA256)
        || call.header("x-amz-sdk-checksum-algorithm").equalsIgnoreCase("SHA256");
  }

  private static Map<String, String> given(Call call, Map<String, String> trailers) {
    Map<String, String> given = new TreeMap<>();
    for (String algorithm : ALGORITHMS) {
      String name = CHECKSUM + algorithm;
      String value = trailers.getOrDefault(name, call.header(name));
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    }
    return given;
  }

  private static void verify(Map<String, String> checksums, String actual) {
    String promised = checksums.putIfAbsent(Digests.SHA256, actual);
    if (promised != null && !promised.equals(actual)) {
      throw S3Error.invalid("BadDigest", "The SHA256 you specified did not match: " + actual);
    }
  }

  private static String arbitrary() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return Digests.etag(bytes);
  }
}
