package io.quilt.core.manifest;

import io.quilt.core.json.Utf8Buffer;
import io.quilt.core.json.WrittenJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a manifest, in a form that is filled again and again without making objects.
 *
 * <p>A row that a cursor gives shows the entry at which the cursor stands and changes with it; what
 * its methods return does not. Not thread-safe.
 */
public final class ManifestRow {
  private static final String NO_META = "{}";

  final ByteSlice logicalKey = new ByteSlice();
  final ByteSlice physicalKey = new ByteSlice();
  // Empty means {}.
  final ByteSlice meta = new ByteSlice();
  final ByteSlice hashType = new ByteSlice();
  final ByteSlice hashValue = new ByteSlice();
  final byte[] digest = new byte[HashKind.LONGEST_DIGEST];
  HashKind hashKind = HashKind.NONE;
  long size = -1;
  long line;

  /**
   * Fills the row from values.
   *
   * @param key the logical key
   * @param url the physical key
   * @param bytes the size, -1 if it is not known
   * @param type of the hash; null, as its value, if it is not known
   * @param value of the hash
   * @param metaJson the whole {@code meta} object, as JSON
   * @return this row
   * @throws IllegalArgumentException if a key or the metadata is not what a manifest can hold
   */
  public ManifestRow set(
      String key,
      String url,
      long bytes,
      @Nullable String type,
      @Nullable String value,
      String metaJson) {
    setLogicalKey(KeyRules.utf8(key));
    physicalKey.set(PhysicalKeys.canonicalUtf8(url));
    size = Math.max(bytes, -1);
    if (type == null || value == null) {
      setNoHash();
    } else {
      setHash(KeyRules.utf8(type), KeyRules.utf8(value));
    }
    if (metaJson.equals(NO_META)) {
      meta.clear();
    } else {
      setMeta(WrittenJson.normalize(metaJson));
    }
    return this;
  }

  void setLogicalKey(byte[] key) {
    String problem = KeyRules.problem(key, 0, key.length);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    logicalKey.set(key);
  }

  void setPhysicalKey(String canonical) {
    physicalKey.set(canonical.getBytes(StandardCharsets.UTF_8));
  }

  void setNoHash() {
    hashKind = HashKind.NONE;
    hashType.clear();
    hashValue.clear();
  }

  void setHash(byte[] type, byte[] value) {
    HashKind kind = HashKind.ofType(type, 0, type.length);
    if (kind.isDigest() && kind.decode(value, 0, value.length, digest)) {
      setDigest(kind);
      return;
    }
    hashKind = HashKind.OTHER;
    hashType.set(type);
    hashValue.set(value);
  }

  /** Takes the hash that was decoded into {@link #digest}. */
  void setDigest(HashKind kind) {
    hashKind = kind;
    hashType.set(kind.type());
    hashValue.set(digest, 0, kind.digestLength());
  }

  void setMeta(byte[] written) {
    if (written[0] != '{') {
      throw new IllegalArgumentException("the metadata of an entry must be a JSON object");
    }
    if (written.length == 2) {
      meta.clear();
    } else {
      meta.set(written);
    }
  }

  /** The path inside the package. */
  public String logicalKey() {
    return logicalKey.toString();
  }

  /** The URL of the bytes, in quilt3's own quoting. */
  public String physicalKey() {
    return physicalKey.toString();
  }

  /** The number of bytes; -1 if it is not known. */
  public long size() {
    return size;
  }

  /** The type of the hash; null if there is none. */
  public @Nullable String hashType() {
    return hashKind == HashKind.NONE ? null : hashType.toString();
  }

  /** The value of the hash in the spelling of its type; null if there is none. */
  public @Nullable String hashValue() {
    if (!hashKind.isDigest()) {
      return hashKind == HashKind.NONE ? null : hashValue.toString();
    }
    Utf8Buffer text = new Utf8Buffer(hashKind.textLength());
    hashKind.appendText(hashValue.array, hashValue.from, text);
    return text.toString();
  }

  /** Whether the {@code meta} object has a member. */
  public boolean hasMeta() {
    return meta.length() > 0;
  }

  /** The whole {@code meta} object as JSON, spelled as in manifests. */
  public String meta() {
    return hasMeta() ? meta.toString() : NO_META;
  }

  /** Returns the logical and the physical key. */
  @Override
  public String toString() {
    return logicalKey() + " -> " + physicalKey();
  }
}
