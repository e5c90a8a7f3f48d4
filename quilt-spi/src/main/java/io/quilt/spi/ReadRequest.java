package io.quilt.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which bytes of which object are read. Immutable. */
public final class ReadRequest {
  private final String key;
  private final @Nullable String versionId;
  private final long offset;
  private final long length;
  private final @Nullable String revision;

  private ReadRequest(
      String key, @Nullable String versionId, long offset, long length, @Nullable String revision) {
    this.key = Objects.requireNonNull(key);
    this.versionId = versionId;
    this.offset = offset;
    this.length = length;
    this.revision = revision;
  }

  /** All bytes of an object. */
  public static ReadRequest of(String key) {
    return new ReadRequest(key, null, 0, -1, null);
  }

  /** This request for one version of the object; null for the latest. */
  public ReadRequest versionId(@Nullable String version) {
    return new ReadRequest(key, version, offset, length, revision);
  }

  /**
   * This request for a part of the bytes; one that goes over the end stops there.
   *
   * @throws IllegalArgumentException if the offset is negative, or the length not positive
   */
  public ReadRequest range(long from, long bytes) {
    if (from < 0 || bytes <= 0) {
      throw new IllegalArgumentException("Not a range: %d bytes from %d".formatted(bytes, from));
    }
    return new ReadRequest(key, versionId, from, bytes, revision);
  }

  /** This request for the object only as long as its revision is this one. */
  public ReadRequest ifMatches(String objectRevision) {
    return new ReadRequest(key, versionId, offset, length, Objects.requireNonNull(objectRevision));
  }

  /** The object. */
  public String key() {
    return key;
  }

  /** The version; empty for the latest. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionId);
  }

  /** The first byte that is read. */
  public long offset() {
    return offset;
  }

  /** How many bytes are read at most; -1 for all that follow. */
  public long length() {
    return length;
  }

  /** The revision that the object must have; empty for any. */
  public Optional<String> revision() {
    return Optional.ofNullable(revision);
  }
}
