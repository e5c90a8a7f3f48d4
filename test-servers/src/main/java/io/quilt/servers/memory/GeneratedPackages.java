package io.quilt.servers.memory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pointers of very many packages of one revision, which are listed and read but stored nowhere:
 * 10,000 packages in a namespace, {@code many0000/package000000} and so on.
 */
record GeneratedPackages(long count) {
  private static final String ROOT = ".quilt/named_packages/";
  private static final String SECOND = "1700000000";
  private static final int NAMESPACE = 10_000;

  private long size() {
    return count * 2;
  }

  private static String key(long index) {
    long number = index / 2;
    String pointer = index % 2 == 0 ? SECOND : "latest";
    String namespace = padded("many", number / NAMESPACE, 4);
    return ROOT + namespace + padded("/package", number, 6) + "/" + pointer;
  }

  private static String padded(String prefix, long number, int width) {
    String digits = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** The first key that is not before a place. */
  @Nullable String ceiling(String place) {
    long low = 0;
    long high = size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (Bucket.compare(key(middle), place) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < size() ? key(low) : null;
  }

  List<Stored> versions(String key) {
    if (!key.startsWith(ROOT) || !key.equals(ceiling(key))) {
      return List.of();
    }
    byte[] body = Digests.hex(hash(key)).getBytes(StandardCharsets.US_ASCII);
    String etag = Digests.etag(Digests.md5().digest(body));
    return List.of(Stored.of(Blob.of(body), etag, Map.of(), List.of(), Map.of()));
  }

  /** Both pointers of a package name the same hash. */
  private static byte[] hash(String key) {
    String folder = key.substring(0, key.lastIndexOf('/'));
    return Digests.sha256().digest(folder.getBytes(StandardCharsets.US_ASCII));
  }
}
