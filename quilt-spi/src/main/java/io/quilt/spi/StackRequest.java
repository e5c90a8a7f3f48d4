package io.quilt.spi;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * A request to a stack.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri where to
 * @param headers headers beside those that are always sent
 * @param body the body; empty for none; not to be changed
 * @param authenticated whether it carries the token of the session
 * @param idempotent whether it may be sent again after a failure
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record StackRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    byte[] body,
    boolean authenticated,
    boolean idempotent) {
  /** Copies the headers. */
  public StackRequest {
    Objects.requireNonNull(method);
    Objects.requireNonNull(uri);
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body);
  }

  /** A GET that carries the token and may be sent again. */
  public static StackRequest get(URI uri) {
    return new StackRequest("GET", uri, Map.of(), new byte[0], true, true);
  }

  /** Returns the method and the place; headers and body may hold secrets. */
  @Override
  public String toString() {
    return "StackRequest[" + method + " " + withoutQuery() + "]";
  }

  private String withoutQuery() {
    String text = uri.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?…";
  }
}
