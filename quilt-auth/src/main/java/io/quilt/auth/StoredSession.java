package io.quilt.auth;

import io.quilt.api.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as {@code auth.json} keeps it, and as a stack gives it: {@code refresh_token}, {@code
 * access_token} and {@code expires_at} in seconds.
 */
record StoredSession(Secret refreshToken, Secret accessToken, Instant expiresAt) {

  /** The session that these members tell of; empty if they do not. */
  static Optional<StoredSession> of(Map<?, ? extends @Nullable Object> members) {
    Optional<Secret> refresh = Answers.secret(members.get("refresh_token"));
    Optional<Secret> access = Answers.token(members.get("access_token"));
    return refresh.isPresent()
            && access.isPresent()
            && members.get("expires_at") instanceof Number seconds
        ? instant(seconds).map(end -> new StoredSession(refresh.get(), access.get(), end))
        : Optional.empty();
  }

  private static Optional<Instant> instant(Number seconds) {
    try {
      return Optional.of(Instant.ofEpochSecond(seconds.longValue())).filter(Answers::isPlausible);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("refresh_token", refreshToken.reveal());
    members.put("access_token", accessToken.reveal());
    members.put("expires_at", expiresAt.getEpochSecond());
    return members;
  }
}
