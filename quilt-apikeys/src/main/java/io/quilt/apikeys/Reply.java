package io.quilt.apikeys;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.ApiKeyException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.spi.StackErrors;
import io.quilt.spi.StackResponse;
import io.smallrye.graphql.client.GraphQLError;
import io.smallrye.graphql.client.InvalidResponseException;
import io.smallrye.graphql.client.Response;
import io.smallrye.graphql.client.impl.ResponseReader;
import jakarta.json.JsonException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer of a GraphQL endpoint.
 *
 * @param response what the body says; empty if it is no answer of GraphQL
 */
record Reply(StackResponse answer, URI place, Optional<Response> response) {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** Whatever the body says. */
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

  static Reply of(StackResponse answer, URI place) {
    return new Reply(answer, place, read(answer));
  }

  // The reader's own errors repeat the whole body, which may hold a secret.
  private static Optional<Response> read(StackResponse answer) {
    try {
      return Optional.of(
          ResponseReader.readFrom(answer.text(), answer.headers(), answer.status(), ""));
    } catch (InvalidResponseException | JsonException | ClassCastException noGraphQl) {
      return Optional.empty();
    }
  }

  private List<GraphQLError> errors() {
    return response.map(Response::getErrors).orElse(List.of());
  }

  /** Whether the stack did nothing since its schema lacks a field. */
  boolean lacks(String field) {
    return response.filter(said -> !said.hasData()).isPresent()
        && errors().stream().anyMatch(error -> String.valueOf(error.getMessage()).contains(field));
  }

  /** The data; errors beside it count more than it does. */
  Part data() {
    if (response.isEmpty() || isRefusal()) {
      throw answer.status() < BAD_REQUEST
          ? StackErrors.nonsense(place, answer.status())
          : StackErrors.refused(answer, place);
    }
    if (!errors().isEmpty()) {
      throw failure();
    }
    if (response.get().getData() == null) {
      throw StackErrors.nonsense(place, answer.status());
    }
    return new Part(response.get().getData(), place, answer.status());
  }

  private boolean isRefusal() {
    return REFUSALS.contains(answer.status()) || answer.status() >= SERVER_ERROR;
  }

  private QuiltException failure() {
    ApiKeyException error = Problems.ofErrors(errors(), place);
    String said = String.valueOf(error.getMessage());
    return switch (error.problems().get(0).name()) {
      case "UNAUTHENTICATED" ->
          new NotAuthenticatedException(said + ". Log in again, or check the API key");
      case "FORBIDDEN" -> new AccessDeniedException(said, error);
      default -> error;
    };
  }
}
