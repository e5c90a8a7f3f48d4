package io.quilt.spi;

import io.quilt.api.PhysicalKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object as its store knows it. Immutable. */
public final class ObjectLocation {
  private final PhysicalKey root;
  private final String key;
  private final @Nullable String versionId;

  /**
   * Creates a location.
   *
   * @param root the root of the store
   * @param key the key below it
   * @param versionId the version, or null
   */
  public ObjectLocation(PhysicalKey root, String key, @Nullable String versionId) {
    this.root = Objects.requireNonNull(root);
    this.key = Objects.requireNonNull(key);
    this.versionId = versionId;
  }

  /** The root of the store. */
  public PhysicalKey root() {
    return root;
  }

  /** The key below it. */
  public String key() {
    return key;
  }

  /** The version; empty if none is pinned. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionId);
  }
}
