package io.quilt.spi;

import io.quilt.api.Checksum;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an object without its bytes. Immutable. */
public final class ObjectInfo {
  /**
   * The type of a checksum in {@link #checksums()}: base64 of the SHA-256 over the SHA-256 digests
   * of parts whose sizes are not known. If it equals a {@link Checksum#SHA2_256_CHUNKED} the bytes
   * are the same; if not, nothing is known.
   */
  public static final String PARTS_SHA256 = "parts-sha256";

  private final String key;
  private final long size;
  private final Instant lastModified;
  private final String revision;
  private final @Nullable String versionId;
  private final List<Checksum> checksums;

  /**
   * Creates a value.
   *
   * @param size the number of bytes
   * @param revision an opaque text that differs between any two contents that the key had, for
   *     {@link PutCondition#ifMatches} and {@link ReadRequest#ifMatches}
   * @param versionId the version, or null where there is none
   * @param checksums the checksums of the bytes that the store vouches for, in quilt3's types
   */
  public ObjectInfo(
      String key,
      long size,
      Instant lastModified,
      String revision,
      @Nullable String versionId,
      List<Checksum> checksums) {
    this.key = Objects.requireNonNull(key);
    this.size = size;
    this.lastModified = Objects.requireNonNull(lastModified);
    this.revision = Objects.requireNonNull(revision);
    this.versionId = versionId;
    this.checksums = List.copyOf(checksums);
  }

  /** The key. */
  public String key() {
    return key;
  }

  /** The number of bytes. */
  public long size() {
    return size;
  }

  /** When the object was written; what a put returns may go by this machine's clock. */
  public Instant lastModified() {
    return lastModified;
  }

  /** An opaque text that differs between any two contents that the key had. */
  public String revision() {
    return revision;
  }

  /** The version; empty where there is none. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionId);
  }

  /** The checksums of the bytes that the store vouches for; often none. */
  public List<Checksum> checksums() {
    return checksums;
  }

  /** The checksum of that type, if the store vouches for one. */
  public Optional<Checksum> checksum(String type) {
    return checksums.stream().filter(sum -> sum.type().equals(type)).findFirst();
  }

  /** Returns the key, the size and the version. */
  @Override
  public String toString() {
    return "ObjectInfo[" + key + ", " + size + " bytes, version " + versionId + "]";
  }
}
