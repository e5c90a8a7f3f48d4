package io.quilt.spi;

import io.quilt.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

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
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, h -> List.copyOf(h.getValue())));
    Objects.requireNonNull(body);
  }

  /** Returns the status and the length; headers and body may hold secrets. */
  @Override
  public String toString() {
    return "StackResponse[" + status + ", " + body.length + " bytes]";
  }

  /** The first value of a header, whose name is given in lower case; empty if there is none. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** This answer with something else in place of a secret, wherever its text holds it. */
  public StackResponse without(Secret secret) {
    String text = text();
    return text.contains(secret.reveal())
        ? new StackResponse(
            status, headers, text.replace(secret.reveal(), "…").getBytes(StandardCharsets.UTF_8))
        : this;
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
