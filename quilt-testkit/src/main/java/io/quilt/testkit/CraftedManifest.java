package io.quilt.testkit;

import io.quilt.api.TopHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A manifest that is written by hand, right top hash included, whatever is in it. */
final class CraftedManifest {
  private final StringBuilder text = new StringBuilder("{\"version\": \"v0\"}\n");
  private final StringBuilder canonical = new StringBuilder("{\"version\":\"v0\"}");

  /**
   * Adds an entry.
   *
   * @param logicalKey in ASCII, escaped as JSON wants it
   * @param content its bytes, or null to leave its checksum out
   */
  CraftedManifest entry(
      String logicalKey, Object physicalKey, @Nullable String content, long size) {
    String type = "\"SHA256\"";
    String value = content == null ? "" : '"' + sha256(content) + '"';
    String hash = content == null ? "null" : "{\"type\": %s, \"value\": %s}".formatted(type, value);
    text.append("{\"logical_key\": \"%s\", ".formatted(logicalKey))
        .append("\"physical_keys\": [\"%s\"], \"size\": %d, ".formatted(physicalKey, size))
        .append("\"hash\": %s, \"meta\": {}}\n".formatted(hash));
    canonical
        .append("{\"hash\":%s,".formatted(hash.replace(" ", "")))
        .append("\"logical_key\":\"%s\",\"meta\":{},\"size\":%d}".formatted(logicalKey, size));
    return this;
  }

  /** Adds an entry with its checksum. */
  CraftedManifest entry(String logicalKey, Object physicalKey, String content) {
    return entry(logicalKey, physicalKey, content, content.length());
  }

  String text() {
    return text.toString();
  }

  TopHash topHash() {
    return TopHash.of(sha256(canonical.toString()));
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
