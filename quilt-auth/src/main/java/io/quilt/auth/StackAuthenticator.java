package io.quilt.auth;

import io.quilt.api.ApiKeySecret;
import io.quilt.api.Authenticator;
import io.quilt.api.LoginPrompt;
import io.quilt.api.Secret;
import io.quilt.spi.QuiltContext;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Logs in to the configured stack. Thread-safe. */
final class StackAuthenticator implements Authenticator {
  private final QuiltContext context;
  private final LoginSession session;
  private final Browser browser;

  StackAuthenticator(QuiltContext context, LoginSession session, Browser browser) {
    this.context = context;
    this.session = session;
    this.browser = browser;
  }

  @Override
  public void login() {
    login(new ConsolePrompt());
  }

  @Override
  public void login(LoginPrompt prompt) {
    Objects.requireNonNull(prompt);
    URI page = Stack.required(context.config()).place("/login");
    show(page);
    loginWithToken(prompt.ask(page));
  }

  // Standard output is for what an application has to say.
  @SuppressWarnings("SystemOut")
  private void show(URI page) {
    System.err.println("Log in with a web browser; if none opens, visit " + page);
    try {
      browser.open(page);
    } catch (IOException | RuntimeException noBrowser) {
      System.getLogger("io.quilt.auth")
          .log(System.Logger.Level.DEBUG, "No browser was started", noBrowser);
    }
  }

  @Override
  public void loginWithToken(Secret code) {
    session.logIn(Objects.requireNonNull(code));
  }

  @Override
  public void loginWithApiKey(ApiKeySecret key) {
    session.useApiKey(Objects.requireNonNull(key));
  }

  @Override
  public void clearApiKey() {
    session.clearApiKey();
  }

  @Override
  public void logout() {
    session.logOut();
  }

  @Override
  public Optional<URI> loggedIn() {
    return session.isLoggedIn() ? context.config().navigatorUrl() : Optional.empty();
  }
}
