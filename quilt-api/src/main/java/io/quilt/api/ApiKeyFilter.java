package io.quilt.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which API keys are listed: those that fit everything that is set. Immutable. */
public final class ApiKeyFilter {
  private static final ApiKeyFilter ALL = new ApiKeyFilter(null, null, null);

  private final @Nullable String name;
  private final @Nullable String fingerprint;
  private final @Nullable ApiKeyStatus status;

  private ApiKeyFilter(
      @Nullable String name, @Nullable String fingerprint, @Nullable ApiKeyStatus status) {
    this.name = name;
    this.fingerprint = fingerprint;
    this.status = status;
  }

  /** All keys. */
  public static ApiKeyFilter all() {
    return ALL;
  }

  /** This filter for keys of that name. */
  public ApiKeyFilter name(@Nullable String exactly) {
    return new ApiKeyFilter(exactly, fingerprint, status);
  }

  /** This filter for the key of that fingerprint. */
  public ApiKeyFilter fingerprint(@Nullable String exactly) {
    return new ApiKeyFilter(name, exactly, status);
  }

  /**
   * This filter for keys of that status.
   *
   * @throws IllegalArgumentException if it is {@link ApiKeyStatus#UNKNOWN}
   */
  public ApiKeyFilter status(@Nullable ApiKeyStatus exactly) {
    if (exactly == ApiKeyStatus.UNKNOWN) {
      throw new IllegalArgumentException("No key can be asked for by a status that is unknown");
    }
    return new ApiKeyFilter(name, fingerprint, exactly);
  }

  /** The name, if it counts. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The fingerprint, if it counts. */
  public Optional<String> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  /** The status, if it counts. */
  public Optional<ApiKeyStatus> status() {
    return Optional.ofNullable(status);
  }
}
