package io.quilt.spi;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request to a stack.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri where to
 * @param headers headers beside those that are always sent
 * @param body the body; empty for none; not to be changed
 * @param secrecy what the request carries that others must not see
 * @param idempotent whether it may be sent again after a failure
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record StackRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    byte[] body,
    Secrecy secrecy,
    boolean idempotent) {

  /** What a request carries that others must not see. */
  public enum Secrecy {
    /** Nothing; it may go anywhere. */
    NONE,
    /** A secret in its own headers or body; it goes to the configured stack only. */
    OWN_SECRET,
    /** The session's token, which is added; it goes to the configured stack only. */
    SESSION
  }

  /** Copies the headers. */
  public StackRequest {
    Objects.requireNonNull(method);
    Objects.requireNonNull(uri);
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body);
    Objects.requireNonNull(secrecy);
  }

  /** A GET that may be sent again. */
  public static StackRequest get(URI uri, Secrecy secrecy) {
    return new StackRequest("GET", uri, Map.of(), new byte[0], secrecy, true);
  }

  /** This request with one more header. */
  public StackRequest header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new StackRequest(method, uri, more, body, secrecy, idempotent);
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
