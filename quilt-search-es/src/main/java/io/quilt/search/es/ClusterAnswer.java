package io.quilt.search.es;

import io.quilt.api.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer of a search service, whatever its status.
 *
 * @param place who answered, for messages
 * @param body all of it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record ClusterAnswer(String place, int status, byte[] body) {
  private static final int REDIRECT = 300;

  boolean isSuccess() {
    return status < REDIRECT;
  }

  /** The body as a JSON object; empty if it is none. */
  Optional<Metadata> json() {
    try {
      return Optional.of(Metadata.ofJson(new String(body, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
