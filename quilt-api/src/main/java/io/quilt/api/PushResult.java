package io.quilt.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a push did. To go on from it, browse the revision, or tell the builder of the next one with
 * {@link QuiltPackage.Builder#revision}.
 */
public final class PushResult {
  private final PackageName name;
  private final TopHash topHash;
  private final @Nullable TopHash previous;
  private final boolean published;
  private final long objectsCopied;
  private final long bytesCopied;

  /**
   * Creates a result.
   *
   * @param previous what {@code latest} named before; null for none, or if it was not read
   * @param published whether {@code latest} was moved; not if the push was a duplicate
   */
  public PushResult(
      PackageName name,
      TopHash topHash,
      @Nullable TopHash previous,
      boolean published,
      long objectsCopied,
      long bytesCopied) {
    this.name = Objects.requireNonNull(name);
    this.topHash = Objects.requireNonNull(topHash);
    this.previous = previous;
    this.published = published;
    this.objectsCopied = objectsCopied;
    this.bytesCopied = bytesCopied;
  }

  /** The package. */
  public PackageName name() {
    return name;
  }

  /** The revision. */
  public TopHash topHash() {
    return topHash;
  }

  /** What {@code latest} named before; empty for none. */
  public Optional<TopHash> previous() {
    return Optional.ofNullable(previous);
  }

  /** Whether a revision was published; not if {@code latest} already named it and dedupe was on. */
  public boolean published() {
    return published;
  }

  /** The number of objects that were copied into the registry. */
  public long objectsCopied() {
    return objectsCopied;
  }

  /** The number of bytes that were copied into the registry. */
  public long bytesCopied() {
    return bytesCopied;
  }

  /** Returns the name and the top hash. */
  @Override
  public String toString() {
    return name + "@" + topHash;
  }
}
