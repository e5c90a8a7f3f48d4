package io.quilt.servers.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is logged in to a stack. Thread-safe. */
final class Logins {
  private final Clock clock;
  private final ApiKeys created;
  private final Set<String> refreshTokens = new HashSet<>();
  private final Set<String> apiKeys = new HashSet<>();
  private final Map<String, Instant> accessTokens = new HashMap<>();
  private Duration lifetime = Duration.ofHours(1);

  Logins(Clock clock, ApiKeys created) {
    this.clock = clock;
    this.created = created;
  }

  /** Whether this is a token or an API key that is good now. */
  synchronized boolean isGood(String bearer) {
    Instant end = accessTokens.get(bearer);
    return apiKeys.contains(bearer)
        || created.use(bearer)
        || (end != null && end.isAfter(clock.instant()));
  }

  synchronized String newCode() {
    String code = "code-" + UUID.randomUUID();
    refreshTokens.add(code);
    return code;
  }

  synchronized void accept(String apiKey) {
    apiKeys.add(apiKey);
  }

  synchronized void endSessions() {
    refreshTokens.clear();
  }

  /** What was given is good no more, as if its time were over. */
  synchronized void expireTokens() {
    accessTokens.clear();
  }

  synchronized void tokenLifetime(Duration time) {
    lifetime = time;
  }

  /** A session in exchange for a code or a refresh token, which is used up, or an error. */
  synchronized String exchange(String token) {
    if (!refreshTokens.remove(token)) {
      return "{\"error\": \"invalid or used token\"}";
    }
    String refresh = "refresh-" + UUID.randomUUID();
    String access = "access-" + UUID.randomUUID();
    Instant end = clock.instant().plus(lifetime);
    refreshTokens.add(refresh);
    accessTokens.put(access, end);
    return """
        {"refresh_token": "%s", "access_token": "%s", "expires_at": %d}"""
        .formatted(refresh, access, end.getEpochSecond());
  }

  /** AWS credentials for a token or an API key; empty if it is not accepted. */
  synchronized String credentials(String bearer) {
    return isGood(bearer)
        ? """
        {"AccessKeyId": "ASIA%s", "SecretAccessKey": "%s", "SessionToken": "%s", "Expiration": "%s"}"""
            .formatted(
                UUID.randomUUID().toString().substring(0, 8),
                UUID.randomUUID(),
                UUID.randomUUID(),
                clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS))
        : "";
  }
}
