package io.quilt.apikeys;

import io.quilt.api.ApiKeyService;
import io.quilt.api.Quilt;
import io.quilt.servers.stack.StackServer;
import io.quilt.testkit.ApiKeyServiceContract;
import io.quilt.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of API keys, against a stack with an engine of GraphQL. */
class StackApiKeyServiceTest extends ApiKeyServiceContract {
  private static final String KEY = "qk_of-the-test";

  private final ManualClock clock = new ManualClock();
  private final StackServer server = StackServer.start(clock);
  private Quilt quilt;
  private Quilt nobody;

  @BeforeEach
  void open() {
    server.accept(KEY);
    quilt = Stacks.open(server.url());
    quilt.authenticator().loginWithApiKey(KEY);
    nobody = Stacks.open(server.url());
  }

  @AfterEach
  void close() {
    quilt.close();
    nobody.close();
    server.close();
  }

  @Override
  protected ApiKeyService service() {
    return quilt.apiKeys();
  }

  @Override
  protected ApiKeyService serviceWithoutLogin() {
    return nobody.apiKeys();
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }
}
