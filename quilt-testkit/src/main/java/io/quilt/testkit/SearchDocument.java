package io.quilt.testkit;

import io.quilt.api.Metadata;
import java.util.Objects;

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
}
