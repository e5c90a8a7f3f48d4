package io.quilt.search.es;

import io.quilt.api.LogicalKey;
import io.quilt.api.PackageName;
import io.quilt.api.TopHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of documents: always the same for the same thing, so that what is written twice is there
 * once, and never longer than clusters allow. Not thread-safe.
 */
final class DocumentIds {
  private static final int LONGEST = 512;
  private static final int DIGEST = 16;

  private final MessageDigest sha256;

  DocumentIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Of a manifest; also the routing of all that belongs to it. */
  static String manifest(TopHash topHash) {
    return "mnfst:" + topHash;
  }

  /** Of what a pointer names now: one that moves gets another id. */
  String pointer(PackageName name, String pointer, TopHash topHash) {
    return "ptr:" + digest(name.toString()) + ":" + digest(pointer) + ":" + topHash;
  }

  String entry(TopHash topHash, LogicalKey key) {
    return "entry:" + topHash + ":" + digest(key.value());
  }

  /** Of a version of an object, as a stack has it; by the digest of a key that is too long. */
  String object(String key, String versionId) {
    String id = key + ":" + versionId;
    return id.getBytes(StandardCharsets.UTF_8).length <= LONGEST ? id : "sha256:" + digest(id);
  }

  private String digest(String text) {
    byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, DIGEST);
  }
}
