package io.quilt.servers.stack;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The API keys of a stack's one user, with the answers of its schema. Thread-safe. */
final class ApiKeys {
  private static final int MOST_DAYS = 365;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final List<Key> keys = new ArrayList<>();

  private static final class Key {
    final String id = UUID.randomUUID().toString();
    final String name;
    final String secret;
    final Instant created;
    final Instant expires;
    @Nullable Instant lastUsed;

    Key(String name, String secret, Instant created, Instant expires) {
      this.name = name;
      this.secret = secret;
      this.created = created;
      this.expires = expires;
    }

    String fingerprint() {
      return secret.substring(0, 5) + "…" + secret.substring(secret.length() - 4);
    }

    String status(Instant now) {
      return expires.isAfter(now) ? "ACTIVE" : "EXPIRED";
    }

    Map<String, @Nullable Object> answer(Instant now) {
      Map<String, @Nullable Object> members = new HashMap<>();
      members.put("id", id);
      members.put("name", name);
      members.put("fingerprint", fingerprint());
      members.put("createdAt", time(created));
      members.put("expiresAt", time(expires));
      members.put("lastUsedAt", lastUsed == null ? null : time(lastUsed));
      members.put("userEmail", "user@example.com");
      members.put("status", status(now));
      return members;
    }

    // As Python's isoformat() has it.
    private static String time(Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant).replace("Z", "+00:00");
    }
  }

  ApiKeys(Clock clock) {
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether a key that was created here is sent; notes when. */
  synchronized boolean use(String secret) {
    Instant now = now();
    Optional<Key> used =
        keys.stream()
            .filter(key -> key.secret.equals(secret) && key.expires.isAfter(now))
            .findFirst();
    used.ifPresent(key -> key.lastUsed = now);
    return used.isPresent();
  }

  synchronized List<Map<String, @Nullable Object>> list(Map<String, Object> filter) {
    return keys.stream()
        .map(key -> key.answer(now()))
        .filter(
            key ->
                filter.entrySet().stream()
                    .allMatch(
                        each ->
                            each.getValue() == null
                                || Objects.equals(key.get(each.getKey()), each.getValue())))
        .toList();
  }

  synchronized @Nullable Map<String, @Nullable Object> get(String id) {
    return keys.stream()
        .filter(key -> key.id.equals(id))
        .findFirst()
        .map(key -> key.answer(now()))
        .orElse(null);
  }

  synchronized Map<String, Object> create(String name, int days) {
    if (name.isBlank() || name.length() > 100) {
      return invalid("input.name", "The name is blank or too long", Map.of("longest", 100));
    }
    if (days < 1 || days > MOST_DAYS) {
      return invalid("input.expiresInDays", "Out of range", Map.of("most", MOST_DAYS));
    }
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    Instant now = now();
    Key key =
        new Key(
            name, "qk_" + HexFormat.of().formatHex(bytes), now, now.plus(Duration.ofDays(days)));
    keys.add(key);
    return Map.of("__typename", "APIKeyCreated", "apiKey", key.answer(now), "secret", key.secret);
  }

  synchronized Map<String, Object> revoke(@Nullable String id, @Nullable String secret) {
    if ((id == null) == (secret == null)) {
      return invalid("id", "Either the id or the secret is needed", Map.of());
    }
    Predicate<Key> which = key -> key.id.equals(id) || key.secret.equals(secret);
    return keys.removeIf(which)
        ? Map.of("__typename", "Ok")
        : invalid(id == null ? "secret" : "id", "API key not found", Map.of());
  }

  private static Map<String, Object> invalid(
      String path, String message, Map<String, Object> context) {
    return Map.of(
        "__typename",
        "InvalidInput",
        "errors",
        List.of(
            Map.of(
                "path", path, "message", message, "name", "ValidationError", "context", context)));
  }
}
