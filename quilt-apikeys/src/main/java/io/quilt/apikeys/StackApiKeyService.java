package io.quilt.apikeys;

import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyFilter;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.ApiKeyStatus;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.ApiKeyArguments;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys of the user who is logged in to a stack. Thread-safe. */
final class StackApiKeyService implements ApiKeyService {
  private final GraphQl stack;

  StackApiKeyService(GraphQl stack) {
    this.stack = stack;
  }

  @Override
  public List<ApiKey> list(ApiKeyFilter filter) {
    Map<String, Object> variables = new HashMap<>();
    filter.name().ifPresent(name -> variables.put("name", name));
    filter.fingerprint().ifPresent(fingerprint -> variables.put("fingerprint", fingerprint));
    filter.status().ifPresent(status -> variables.put("status", status.name()));
    return stack.me(Operation.LIST, variables).list("apiKeys").stream()
        .map(StackApiKeyService::key)
        .toList();
  }

  @Override
  public Optional<ApiKey> get(String id) {
    return stack
        .me(Operation.GET, Map.of("id", ApiKeyArguments.id(id)))
        .optionalObject("apiKey")
        .map(StackApiKeyService::key);
  }

  @Override
  public CreatedApiKey create(String name, Duration validity) {
    Map<String, Object> input =
        Map.of("name", ApiKeyArguments.name(name), "expiresInDays", ApiKeyArguments.days(validity));
    try {
      Part result = stack.ask(Operation.CREATE, Map.of("input", input)).object("apiKeyCreate");
      if (!result.text("__typename").equals("APIKeyCreated")) {
        throw Problems.ofResult(result, "create the API key '" + name + "'");
      }
      return new CreatedApiKey(key(result.object("apiKey")), secret(result));
    } catch (ServiceUnavailableException e) {
      throw new ServiceUnavailableException(
          e.getMessage()
              + ". The key may have been created all the same: list the keys, and revoke one whose"
              + " secret never came",
          e.status(),
          e);
    }
  }

  private static ApiKeySecret secret(Part created) {
    try {
      return ApiKeySecret.of(created.text("secret"));
    } catch (IllegalArgumentException noKey) {
      throw created.nonsense();
    }
  }

  @Override
  public void revoke(String id) {
    revoke(Map.of("id", ApiKeyArguments.id(id)), Optional.empty(), "the API key '" + id + "'");
  }

  @Override
  public void revoke(ApiKeySecret secret) {
    revoke(
        Map.of("secret", secret.reveal()), Optional.of(secret), "the API key of the given secret");
  }

  private void revoke(Map<String, Object> which, Optional<ApiKeySecret> sent, String named) {
    Part result =
        stack.ask(Operation.REVOKE, which, sent.map(ApiKeySecret::secret)).object("apiKeyRevoke");
    if (!result.text("__typename").equals("Ok")) {
      throw Problems.ofResult(result, "revoke " + named);
    }
  }

  private static ApiKey key(Part key) {
    return new ApiKey(
        key.text("id"),
        key.text("name"),
        key.text("fingerprint"),
        key.time("createdAt"),
        key.time("expiresAt"),
        key.optionalTime("lastUsedAt").orElse(null),
        status(key.text("status")),
        key.optionalText(Operation.EMAIL).orElse(null));
  }

  private static ApiKeyStatus status(String name) {
    return switch (name) {
      case "ACTIVE" -> ApiKeyStatus.ACTIVE;
      case "EXPIRED" -> ApiKeyStatus.EXPIRED;
      default -> ApiKeyStatus.UNKNOWN;
    };
  }
}
