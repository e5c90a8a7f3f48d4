package io.quilt.testing;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyStatus;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as it is kept: without its secret, which the fingerprint stands for. */
record StoredKey(
    String id,
    String name,
    String fingerprint,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  private static final int SECRET_BYTES = 24;

  static ApiKeySecret newSecret() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return ApiKeySecret.of("qk_" + Base64.getUrlEncoder().encodeToString(random));
  }

  static String fingerprint(ApiKeySecret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(text).toString();
  }

  StoredKey usedAt(Instant time) {
    return new StoredKey(id, name, fingerprint, createdAt, expiresAt, time);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  ApiKey toApiKey(String owner, Instant now) {
    return new ApiKey(
        id,
        name,
        fingerprint,
        createdAt,
        expiresAt,
        lastUsedAt,
        isExpired(now) ? ApiKeyStatus.EXPIRED : ApiKeyStatus.ACTIVE,
        owner);
  }
}
