package io.quilt.testing;

import io.quilt.api.Metadata;
import java.util.Map;
import java.util.Optional;

/**
 * What a document is among those that are joined.
 *
 * @param name the kind: {@code mnfst}, {@code ptr} or {@code entry}
 * @param parent the id of the document that it belongs to, in the same index
 */
record Join(String name, Optional<String> parent) {
  static final String FIELD = "join_field";

  static Optional<Join> of(Metadata source) {
    Object join = source.get(FIELD);
    if (join instanceof String name) {
      return Optional.of(new Join(name, Optional.empty()));
    }
    return join instanceof Map<?, ?> members && members.get("name") instanceof String name
        ? Optional.of(new Join(name, parent(members)))
        : Optional.empty();
  }

  private static Optional<String> parent(Map<?, ?> members) {
    return members.get("parent") instanceof String parent ? Optional.of(parent) : Optional.empty();
  }
}
