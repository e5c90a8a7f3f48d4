package io.quilt.servers.memory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A registry of layout 1: packages of so many revisions each, and a manifest without entries for
 * each of them, which does not give its name's hash.
 */
record SeededRegistry(int packages, int revisions) {
  private static final long FIRST_SECOND = 1_700_000_000;
  private static final byte[] MANIFEST =
      "{\"version\": \"v0\"}\n".getBytes(StandardCharsets.US_ASCII);

  static String name(int number) {
    return "bench/package%04d".formatted(number);
  }

  static String topHash(int number, int revision) {
    byte[] text = (number + "/" + revision).getBytes(StandardCharsets.US_ASCII);
    return Digests.hex(Digests.sha256().digest(text));
  }

  void fill(Bucket bucket) {
    for (int number = 0; number < packages; number++) {
      String folder = ".quilt/named_packages/" + name(number) + "/";
      for (int revision = 0; revision < revisions; revision++) {
        String hash = topHash(number, revision);
        put(bucket, ".quilt/packages/" + hash, MANIFEST);
        put(bucket, folder + (FIRST_SECOND + revision), ascii(hash));
      }
      put(bucket, folder + "latest", ascii(topHash(number, revisions - 1)));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void put(Bucket bucket, String key, byte[] body) {
    String etag = Digests.etag(Digests.md5().digest(body));
    String sha256 = Digests.base64(Digests.sha256().digest(body));
    Map<String, String> type = Map.of("content-type", "binary/octet-stream");
    Map<String, String> sums = Map.of(Digests.SHA256, sha256);
    bucket.put(key, Stored.of(Blob.of(body), etag, sums, List.of(), type), "", "");
  }
}
