package io.quilt.auth;

import io.quilt.api.Authenticator;
import io.quilt.api.Secret;
import io.quilt.servers.stack.StackServer;
import io.quilt.spi.StackSession;
import io.quilt.testkit.AuthenticatorContract;
import io.quilt.testkit.ManualClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of authenticators, against a stack on this machine. */
class StackAuthenticatorTest extends AuthenticatorContract {
  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();
  private final StackServer server = StackServer.start(clock);
  private LocalStack stack;
  private LocalStack nowhere;

  @BeforeEach
  void open() {
    server.accept(acceptedApiKey().reveal());
    stack = open("home").configured(server.url());
    nowhere = open("nowhere");
  }

  private LocalStack open(String home) {
    return LocalStack.open(folder.resolve(home), clock, clock);
  }

  @AfterEach
  void close() {
    stack.close();
    nowhere.close();
    server.close();
  }

  @Override
  protected Authenticator authenticator() {
    return stack.authenticator();
  }

  @Override
  protected StackSession session() {
    return stack.session();
  }

  @Override
  protected URI catalogUrl() {
    return URI.create("https://catalog.example");
  }

  @Override
  protected URI registryUrl() {
    return server.url();
  }

  @Override
  protected Secret acceptedCode() {
    return Secret.of(server.newCode());
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  protected void endSession() {
    server.endSessions();
  }

  @Override
  protected Authenticator withoutStack() {
    return nowhere.authenticator();
  }
}
