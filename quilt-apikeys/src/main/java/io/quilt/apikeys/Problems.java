package io.quilt.apikeys;

import io.quilt.api.ApiKeyException;
import io.quilt.api.ApiKeyException.Problem;
import io.quilt.api.Metadata;
import io.quilt.spi.StackErrors;
import io.smallrye.graphql.client.GraphQLError;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a stack says of an operation that it refuses. */
final class Problems {
  private Problems() {}

  /** The error of a result that is a refusal: {@code InvalidInput} or {@code OperationError}. */
  static ApiKeyException ofResult(Part result, String doing) {
    List<Problem> problems =
        switch (result.text("__typename")) {
          case "InvalidInput" -> result.list("errors").stream().map(Problems::of).toList();
          case "OperationError" -> List.of(of(result));
          default -> throw result.nonsense();
        };
    return new ApiKeyException(
        "The stack refuses to %s: %s; correct this and try again".formatted(doing, words(problems)),
        problems);
  }

  private static Problem of(Part problem) {
    return problem(
        problem.optionalText("path").orElse(""),
        problem.optionalText("name").orElse(""),
        problem.optionalText("message").orElse(""),
        problem.facts("context"));
  }

  /** The error of an answer with errors of GraphQL itself. */
  static ApiKeyException ofErrors(List<GraphQLError> errors, URI place) {
    List<Problem> problems = errors.stream().map(Problems::of).toList();
    return new ApiKeyException(
        "%s cannot do this: %s; try again later, or ask the administrator of the stack"
            .formatted(place, words(problems)),
        problems);
  }

  private static Problem of(GraphQLError error) {
    return problem(
        path(error), code(error), Objects.requireNonNullElse(error.getMessage(), ""), facts(error));
  }

  @SuppressWarnings("NullAway") // It does not see that the values of the record's map may be null.
  private static Problem problem(
      String path, String name, String message, Map<String, @Nullable Object> context) {
    return new Problem(path, name, message, context);
  }

  private static String path(GraphQLError error) {
    Object[] path = error.getPath();
    return path == null
        ? ""
        : Arrays.stream(path).map(String::valueOf).collect(Collectors.joining("."));
  }

  /** What kind of error it is, as most servers say it; blank if this one does not. */
  private static String code(GraphQLError error) {
    Map<String, Object> facts = error.getExtensions();
    return facts != null && facts.get("code") instanceof String code ? code : "";
  }

  private static Map<String, @Nullable Object> facts(GraphQLError error) {
    Map<String, @Nullable Object> plain = new HashMap<>();
    if (error.getExtensions() != null) {
      error.getExtensions().forEach((name, value) -> plain.put(name, plain(value)));
    }
    return plain;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof JsonValue json
        ? Metadata.ofJson("{\"value\": " + json + "}").get("value")
        : value;
  }

  /** All messages on one line. */
  private static String words(List<Problem> problems) {
    String all =
        problems.stream()
            .map(problem -> problem.message().isBlank() ? problem.name() : problem.message())
            .distinct()
            .collect(Collectors.joining("; "));
    return StackErrors.printable(all).orElse("it does not say why");
  }
}
