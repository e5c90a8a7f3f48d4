package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How the hash of an entry is packed: the digests of known types as bytes, others as text. */
final class HashKind {
  static final HashKind NONE = new HashKind(0, "", 0);
  static final HashKind SHA2_256_CHUNKED = new HashKind(1, "sha2-256-chunked", 32);
  static final HashKind SHA256 = new HashKind(2, "SHA256", 32);
  static final HashKind CRC64NVME = new HashKind(3, "CRC64NVME", 8);
  static final HashKind OTHER = new HashKind(4, "", 0);

  static final int LONGEST_DIGEST = 32;
  private static final List<HashKind> KINDS =
      List.of(NONE, SHA2_256_CHUNKED, SHA256, CRC64NVME, OTHER);

  private final int code;
  private final byte[] type;
  private final int digestLength;

  private HashKind(int code, String type, int digestLength) {
    this.code = code;
    this.type = type.getBytes(StandardCharsets.US_ASCII);
    this.digestLength = digestLength;
  }

  static HashKind of(int code) {
    return KINDS.get(code);
  }

  int code() {
    return code;
  }

  /** The kind whose digests have this type's name, else {@link #OTHER}. */
  static HashKind ofType(byte[] text, int from, int to) {
    for (HashKind kind : KINDS) {
      if (kind.isDigest() && Arrays.equals(kind.type, 0, kind.type.length, text, from, to)) {
        return kind;
      }
    }
    return OTHER;
  }

  boolean isDigest() {
    return digestLength > 0;
  }

  byte[] type() {
    return type;
  }

  int digestLength() {
    return digestLength;
  }

  int textLength() {
    return this == SHA256 ? 2 * digestLength : (digestLength + 2) / 3 * 4;
  }

  /** Reads a digest's text; false if it is not the one canonical spelling of a digest. */
  boolean decode(byte[] text, int from, int to, byte[] digest) {
    if (to - from != textLength()) {
      return false;
    }
    return this == SHA256
        ? DigestText.decodeHex(text, from, digest, digestLength)
        : DigestText.decodeBase64(text, from, digest, digestLength);
  }

  void appendText(byte[] digest, int from, Utf8Buffer out) {
    int at = out.reserve(textLength());
    if (this == SHA256) {
      DigestText.encodeHex(digest, from, digestLength, out.array(), at);
    } else {
      DigestText.encodeBase64(digest, from, digestLength, out.array(), at);
    }
  }
}
