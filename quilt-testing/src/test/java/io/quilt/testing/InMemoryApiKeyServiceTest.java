package io.quilt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.Secret;
import io.quilt.testkit.ApiKeyServiceContract;
import io.quilt.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract of API keys, and what only the service in memory does. */
class InMemoryApiKeyServiceTest extends ApiKeyServiceContract {
  private final ManualClock clock = new ManualClock();
  private final InMemoryAuthenticator stack = new InMemoryAuthenticator("code");
  private final InMemoryApiKeyService service = new InMemoryApiKeyService(stack, clock);

  InMemoryApiKeyServiceTest() {
    stack.loginWithToken(Secret.of("code"));
  }

  @Override
  protected ApiKeyService service() {
    return service;
  }

  @Override
  protected ApiKeyService serviceWithoutLogin() {
    return new InMemoryApiKeyService(new InMemoryAuthenticator(), clock);
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Test
  void useIsRemembered() {
    CreatedApiKey created = service.create("ci");
    clock.advance(Duration.ofHours(1));
    assertThat(service.use(created.secret()).flatMap(ApiKey::lastUsedAt)).contains(clock.instant());
    assertThat(service.list().get(0).lastUsedAt()).contains(clock.instant());
  }

  @Test
  void expiredAndUnknownKeysCannotBeUsed() {
    CreatedApiKey created = service.create("ci", Duration.ofDays(1));
    clock.advance(Duration.ofDays(1));
    assertThat(service.use(created.secret())).isEmpty();
    assertThat(service.use(ApiKeySecret.of("qk_unknown"))).isEmpty();
    assertThat(service.list().get(0).lastUsedAt()).isEmpty();
  }

  @Test
  void withoutAuthenticatorEverybodyIsLoggedIn() {
    assertThat(new InMemoryApiKeyService().create("ci").key().userEmail()).isPresent();
  }
}
