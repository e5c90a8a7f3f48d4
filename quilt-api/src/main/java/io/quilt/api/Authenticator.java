package io.quilt.api;

import java.net.URI;
import java.util.Optional;

/**
 * Logs in to the configured stack and out of it; the state is shared with quilt3 on the same
 * machine. Thread-safe.
 *
 * <p>Every method that talks to the stack may throw {@link ServiceUnavailableException}; methods
 * that need a stack throw {@link InvalidConfigException} when none is configured, with a message
 * that says how.
 */
public interface Authenticator {
  /**
   * Logs in with a browser: shows the login page's URL, opens it where a browser can be started,
   * asks for the code on the console without echo, and saves the session.
   *
   * @throws NotAuthenticatedException if the stack does not accept the code
   * @throws QuiltException if there is no console to ask on
   */
  void login();

  /** Logs in as {@link #login()} does, and asks for the code through the prompt. */
  void login(LoginPrompt prompt);

  /**
   * Exchanges a code, or a refresh token, for a session and saves it; then AWS credentials are
   * fetched. If the stack gives none that is an error too, though the session is saved.
   *
   * @throws NotAuthenticatedException if the stack does not accept it
   */
  void loginWithToken(Secret code);

  /**
   * Uses an API key from now on, in memory only, in place of the session, until {@link
   * #clearApiKey()}. The key is not tried now.
   */
  void loginWithApiKey(ApiKeySecret key);

  /**
   * Uses an API key; see {@link #loginWithApiKey(ApiKeySecret)}.
   *
   * @throws IllegalArgumentException if it does not begin with {@code qk_}, or holds white space or
   *     other characters than those of printable ASCII; the state is unchanged
   */
  default void loginWithApiKey(String key) {
    loginWithApiKey(ApiKeySecret.of(key));
  }

  /** Forgets the API key; the saved session, if there is one, is in force again. */
  void clearApiKey();

  /** Forgets the session and the credentials of the configured stack, and the API key. */
  void logout();

  /** The catalog's URL while an API key or a session of the configured stack is there. */
  Optional<URI> loggedIn();
}
