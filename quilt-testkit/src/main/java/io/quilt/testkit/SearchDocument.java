package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A document that a searcher finds.
 *
 * @param index the index that holds it: a bucket's name, or that and {@code _packages}
 * @param id its id in the index
 * @param source the document
 */
public record SearchDocument(String index, String id, Metadata source) {
  /** Checks that all are there. */
  public SearchDocument {
    Objects.requireNonNull(index);
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
  }

  /** What it is routed by: the id of the manifest that it belongs to; empty for its own id. */
  public Optional<String> routing() {
    return source.get("join_field") instanceof Map<?, ?> join
            && join.get("parent") instanceof String parent
        ? Optional.of(parent)
        : Optional.empty();
  }
}
