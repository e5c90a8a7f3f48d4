package io.quilt.spi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answer of a stack.
 *
 * @param status the HTTP status
 * @param headers the headers, their names in lower case
 * @param body all bytes of the body; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record StackResponse(int status, Map<String, List<String>> headers, byte[] body) {
  /** Copies the headers. */
  public StackResponse {
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
