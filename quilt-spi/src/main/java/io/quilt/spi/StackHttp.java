package io.quilt.spi;

/**
 * HTTP to the configured stack: time-outs, proxy and trust as {@link HttpSettings} say, retries of
 * idempotent calls, one renewal of the token after 401, a user agent, and the rule that a token
 * goes to the stack's own origin only. Thread-safe.
 */
public interface StackHttp {
  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @throws io.quilt.api.ServiceUnavailableException if no answer comes
   * @throws io.quilt.api.NotAuthenticatedException if the request is authenticated and nobody is
   *     logged in
   */
  StackResponse send(StackRequest request);
}
