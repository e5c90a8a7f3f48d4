package io.quilt.spi;

import java.net.URI;

/**
 * HTTP to the configured stack. Thread-safe.
 *
 * <ul>
 *   <li>Time-outs, proxy and trust are those of {@link HttpSettings}; the proxy may also come from
 *       {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, which do not count for this
 *       machine itself.
 *   <li>Secrets go to the origin of {@link StackSession#registryUrl()} only, over https, or http to
 *       this machine or where {@link HttpSettings#httpSecrets()} allows it, and along no redirect
 *       to elsewhere.
 *   <li>An idempotent request is sent up to four times when the connection fails or the answer is
 *       429, 500, 502, 503 or 504, with pauses that grow, or as long as {@code Retry-After} says;
 *       others again only if they never left this machine.
 *   <li>After 401 the session's token is renewed once and the request is sent once more.
 *   <li>An answer that repeats the session's token comes without it.
 * </ul>
 */
public interface StackHttp {
  /**
   * A place of the configured stack.
   *
   * @param path begins with a slash; with a query if there is one
   * @throws io.quilt.api.InvalidConfigException if no stack is configured
   * @throws io.quilt.api.ProviderException if nothing supplies a login
   */
  URI place(String path);

  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @throws io.quilt.api.ServiceUnavailableException if no answer comes, or one without an end
   * @throws io.quilt.api.NotAuthenticatedException if the request needs the session's token and
   *     nobody is logged in
   * @throws io.quilt.api.InvalidConfigException if a secret would go where it must not
   */
  StackResponse send(StackRequest request);
}
