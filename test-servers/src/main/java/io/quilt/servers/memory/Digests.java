package io.quilt.servers.memory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Digests and how S3 writes them. */
final class Digests {
  static final String SHA256 = "x-amz-checksum-sha256";
  static final String TYPE = "x-amz-checksum-type";

  private Digests() {}

  static MessageDigest md5() {
    return digest("MD5");
  }

  static MessageDigest sha256() {
    return digest("SHA-256");
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + name, e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static String etag(byte[] md5) {
    return "\"" + hex(md5) + "\"";
  }

  static String base64(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }

  /** The composite value of a multipart upload: the digest of its parts' digests, and how many. */
  static String composite(List<String> parts) {
    MessageDigest all = sha256();
    parts.forEach(part -> all.update(Base64.getDecoder().decode(part)));
    return base64(all.digest()) + "-" + parts.size();
  }

  /** The ETag of a multipart upload. */
  static String compositeEtag(List<String> parts) {
    MessageDigest all = md5();
    parts.forEach(part -> all.update(HexFormat.of().parseHex(part.replace("\"", ""))));
    return "\"" + hex(all.digest()) + "-" + parts.size() + "\"";
  }
}
