package io.quilt.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An API key, without its secret. Immutable. */
public final class ApiKey {
  private final String id;
  private final String name;
  private final String fingerprint;
  private final Instant createdAt;
  private final Instant expiresAt;
  private final @Nullable Instant lastUsedAt;
  private final ApiKeyStatus status;
  private final @Nullable String userEmail;

  /**
   * Creates the value.
   *
   * @param lastUsedAt null if it was never used
   * @param userEmail null if the stack does not say
   */
  public ApiKey(
      String id,
      String name,
      String fingerprint,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      ApiKeyStatus status,
      @Nullable String userEmail) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.fingerprint = Objects.requireNonNull(fingerprint);
    this.createdAt = Objects.requireNonNull(createdAt);
    this.expiresAt = Objects.requireNonNull(expiresAt);
    this.lastUsedAt = lastUsedAt;
    this.status = Objects.requireNonNull(status);
    this.userEmail = userEmail;
  }

  /** The id. */
  public String id() {
    return id;
  }

  /** The name that its owner gave it. */
  public String name() {
    return name;
  }

  /** What identifies its secret without showing it. */
  public String fingerprint() {
    return fingerprint;
  }

  /** When it was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it ends. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** When it was used last; empty if never. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  /** Whether it can be used. */
  public ApiKeyStatus status() {
    return status;
  }

  /** The owner's e-mail address; empty where the stack does not say. */
  public Optional<String> userEmail() {
    return Optional.ofNullable(userEmail);
  }

  /** Whether the other is a key with the same values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey key
        && id.equals(key.id)
        && name.equals(key.name)
        && fingerprint.equals(key.fingerprint)
        && createdAt.equals(key.createdAt)
        && expiresAt.equals(key.expiresAt)
        && Objects.equals(lastUsedAt, key.lastUsedAt)
        && status == key.status
        && Objects.equals(userEmail, key.userEmail);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns the name and the id. */
  @Override
  public String toString() {
    return "ApiKey[" + name + ", " + id + ", " + status + "]";
  }
}
