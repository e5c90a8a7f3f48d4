package io.quilt.search.es;

import io.quilt.api.PackageName;
import io.quilt.api.QuiltException;
import io.quilt.api.TopHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision that is being indexed, and why it cannot be. Thread-safe. */
final class IndexedRevision {
  private static final int MOST_REASONS = 3;

  private final PackageName name;
  private final TopHash topHash;
  private final List<String> reasons = new ArrayList<>();
  private long refused;
  private @Nullable QuiltException unreadable;

  IndexedRevision(PackageName name, TopHash topHash) {
    this.name = name;
    this.topHash = topHash;
  }

  PackageName name() {
    return name;
  }

  TopHash topHash() {
    return topHash;
  }

  /** Its manifest could not be read. */
  synchronized void unreadable(QuiltException error) {
    unreadable = error;
  }

  /** The cluster refused one of its documents. */
  synchronized void refuse(String id, String reason) {
    refused++;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(id + ": " + reason);
    }
  }

  synchronized boolean hasFailed() {
    return unreadable != null || refused > 0;
  }

  /** Why it is not indexed; empty if nothing has failed. */
  synchronized Optional<QuiltException> failure() {
    if (unreadable != null || refused == 0) {
      return Optional.ofNullable(unreadable);
    }
    return Optional.of(
        new IndexingException(
            "The cluster refused %d of the documents of package '%s' at %s, the first being %s"
                .formatted(refused, name, topHash, String.join("; ", reasons)),
            null));
  }
}
