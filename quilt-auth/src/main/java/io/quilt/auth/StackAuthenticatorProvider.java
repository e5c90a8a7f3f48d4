package io.quilt.auth;

import io.quilt.spi.AuthenticatorProvider;
import io.quilt.spi.QuiltContext;
import java.time.Clock;
import java.util.Objects;

/**
 * Login to the stack that {@code registryUrl} of the configuration names, on quilt3's files {@code
 * auth.json} and {@code credentials.json}. Found by itself.
 */
public final class StackAuthenticatorProvider implements AuthenticatorProvider {
  private final Browser browser;
  private final Clock clock;
  private final Delay delay;

  /** Shows login pages in the user's browser; see {@link Browser#ofSystem()}. */
  public StackAuthenticatorProvider() {
    this(Browser.ofSystem());
  }

  /** Shows login pages with this; for {@link io.quilt.api.Quilt.Builder#provider}. */
  public StackAuthenticatorProvider(Browser browser) {
    this(browser, Clock.systemUTC(), Delay.ofJdk());
  }

  StackAuthenticatorProvider(Browser browser, Clock clock, Delay delay) {
    this.browser = Objects.requireNonNull(browser);
    this.clock = clock;
    this.delay = delay;
  }

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public Authentication open(QuiltContext context) {
    LoginSession session = new LoginSession(context, new IdentityService(context, clock), delay);
    return new Authentication(new StackAuthenticator(context, session, browser), session);
  }
}
