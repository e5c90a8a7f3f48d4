package io.quilt.core.manifest;

import io.quilt.api.TopHash;
import io.quilt.core.json.Utf8Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes top hashes: SHA-256 over the header and then every entry, each in canonical spelling and
 * with nothing between. Metadata of directories does not count. Thread-safe.
 */
public final class TopHasher {
  private final Workers workers;

  /** Makes a hasher, which borrows the workers. */
  public TopHasher(Workers workers) {
    this.workers = workers;
  }

  /**
   * Computes the top hash of a package.
   *
   * @throws io.quilt.api.QuiltException if an entry has no size or no hash
   * @throws io.quilt.api.QuiltInterruptedException if the thread is interrupted
   */
  public TopHash hash(ManifestHeader header, PackedEntries entries) {
    MessageDigest digest = sha256();
    Utf8Buffer out = new Utf8Buffer(1024);
    new CanonicalRow().append(header.written(), out);
    digest.update(out.array(), 0, out.length());
    try {
      EntryEncoding.run(
          entries,
          workers,
          "computing a top hash",
          CanonicalRow::new,
          (bytes, length) -> digest.update(bytes, 0, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TopHash.of(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
