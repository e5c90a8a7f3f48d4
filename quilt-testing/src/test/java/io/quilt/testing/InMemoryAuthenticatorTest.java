package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.Authenticator;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.spi.StackSession;
import io.quilt.testkit.AuthenticatorContract;
import io.quilt.testkit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of authenticators, and what only the one in memory does. */
class InMemoryAuthenticatorTest extends AuthenticatorContract {
  private static final URI CATALOG = URI.create("https://open.example.com");
  private static final URI REGISTRY = URI.create("https://registry.example.com");
  private static final Secret CODE = Secret.of("the-code");

  private final ManualClock clock = new ManualClock();
  private final InMemoryAuthenticator stack =
      new InMemoryAuthenticator(CATALOG, REGISTRY, clock, Set.of(CODE));

  @Override
  protected Authenticator authenticator() {
    return stack;
  }

  @Override
  protected StackSession session() {
    return stack;
  }

  @Override
  protected URI catalogUrl() {
    return CATALOG;
  }

  @Override
  protected URI registryUrl() {
    return REGISTRY;
  }

  @Override
  protected Secret acceptedCode() {
    return CODE;
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  protected void endSession() {
    stack.endSession();
  }

  @Override
  protected Authenticator withoutStack() {
    return new InMemoryAuthenticator(null, null, clock, Set.of(CODE));
  }

  @Test
  void loginTakesAnAcceptedCode() {
    stack.login();
    assertThat(stack.loggedIn()).contains(CATALOG);
  }

  @Test
  void loginWithoutCodesFails() {
    assertThatThrownBy(new InMemoryAuthenticator()::login).isInstanceOf(QuiltException.class);
  }
}
