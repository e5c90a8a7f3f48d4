package io.quilt.auth;

import java.io.IOException;
import java.net.URI;

/** Shows a page to the user. */
@FunctionalInterface
public interface Browser {
  /**
   * Opens a page, without waiting for the user.
   *
   * @throws IOException if no browser can be started; the login goes on, as its URL is printed too
   */
  void open(URI page) throws IOException;

  /**
   * The command in the environment variable {@code BROWSER} if there is one, else the platform's
   * own way: {@code xdg-open}, {@code open} or {@code rundll32}.
   */
  static Browser ofSystem() {
    return new SystemBrowser(System.getProperty("os.name"), System.getenv());
  }
}
