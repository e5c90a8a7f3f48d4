package io.quilt.testing;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyException;
import io.quilt.api.ApiKeyFilter;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.Authenticator;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.spi.ApiKeyArguments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * API keys that are kept in memory, in the order in which they were created, and expire by a clock.
 * Thread-safe. Several services may keep keys at once; each has its own.
 *
 * <pre>{@code
 * InMemoryApiKeyService keys = new InMemoryApiKeyService();
 * CreatedApiKey created = keys.create("ci", Duration.ofDays(30));
 * keys.use(created.secret()); // as the stack does when the key arrives
 * keys.revoke(created.secret());
 * }</pre>
 */
public final class InMemoryApiKeyService implements ApiKeyService {
  private static final String OWNER = "user@example.com";

  private final @Nullable Authenticator authenticator;
  private final Clock clock;
  private final Map<Long, StoredKey> keys = new ConcurrentSkipListMap<>();
  private final AtomicLong created = new AtomicLong();

  /** Keys of a user who is always logged in, by the system's clock. */
  public InMemoryApiKeyService() {
    this.authenticator = null;
    this.clock = Clock.systemUTC();
  }

  /** Keys of the user who is logged in there, by a clock. */
  public InMemoryApiKeyService(Authenticator authenticator, Clock clock) {
    this.authenticator = Objects.requireNonNull(authenticator);
    this.clock = Objects.requireNonNull(clock);
  }

  /**
   * Uses a key as a stack does when one arrives: remembers when.
   *
   * @return the key; empty if it is unknown, revoked or expired
   */
  public Optional<ApiKey> use(ApiKeySecret secret) {
    Instant now = clock.instant();
    String fingerprint = StoredKey.fingerprint(secret);
    for (Map.Entry<Long, StoredKey> entry : keys.entrySet()) {
      StoredKey key = entry.getValue();
      if (key.fingerprint().equals(fingerprint) && !key.isExpired(now)) {
        StoredKey used = keys.computeIfPresent(entry.getKey(), (id, old) -> old.usedAt(now));
        return Optional.ofNullable(used).map(found -> found.toApiKey(OWNER, now));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<ApiKey> list(ApiKeyFilter filter) {
    checkLogin();
    Instant now = clock.instant();
    return keys.values().stream()
        .map(key -> key.toApiKey(OWNER, now))
        .filter(key -> filter.name().map(key.name()::equals).orElse(true))
        .filter(key -> filter.fingerprint().map(key.fingerprint()::equals).orElse(true))
        .filter(key -> filter.status().map(key.status()::equals).orElse(true))
        .toList();
  }

  @Override
  public Optional<ApiKey> get(String id) {
    ApiKeyArguments.id(id);
    checkLogin();
    Instant now = clock.instant();
    return keys.values().stream()
        .filter(key -> key.id().equals(id))
        .map(key -> key.toApiKey(OWNER, now))
        .findFirst();
  }

  @Override
  public CreatedApiKey create(String name, Duration validity) {
    ApiKeyArguments.name(name);
    ApiKeyArguments.days(validity);
    checkLogin();
    ApiKeySecret secret = StoredKey.newSecret();
    Instant now = clock.instant();
    StoredKey key =
        new StoredKey(
            UUID.randomUUID().toString(),
            name,
            StoredKey.fingerprint(secret),
            now,
            now.plus(validity),
            null);
    keys.put(created.incrementAndGet(), key);
    return new CreatedApiKey(key.toApiKey(OWNER, now), secret);
  }

  @Override
  public void revoke(String id) {
    ApiKeyArguments.id(id);
    checkLogin();
    remove("id", key -> key.id().equals(id));
  }

  @Override
  public void revoke(ApiKeySecret secret) {
    String fingerprint = StoredKey.fingerprint(secret);
    checkLogin();
    remove("secret", key -> key.fingerprint().equals(fingerprint));
  }

  private void remove(String path, Predicate<StoredKey> which) {
    if (!keys.values().removeIf(which)) {
      String problem = "There is no API key of that " + path;
      throw new ApiKeyException(
          problem + "; list the keys to see which there are.",
          List.of(new ApiKeyException.Problem(path, "NotFound", problem, Map.of())));
    }
  }

  private void checkLogin() {
    if (authenticator != null && authenticator.loggedIn().isEmpty()) {
      throw new NotAuthenticatedException("Nobody is logged in; log in, or set an API key.");
    }
  }
}
