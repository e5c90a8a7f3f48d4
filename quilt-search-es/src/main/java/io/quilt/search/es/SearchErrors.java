package io.quilt.search.es;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.api.SearchException;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.StackErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a search service refuses, and why: 400 and 404 are about the request, 5xx are its own. */
final class SearchErrors {
  private SearchErrors() {}

  static QuiltException of(ClusterAnswer answer) {
    String said = reason(answer).orElse("status " + answer.status());
    String place = answer.place();
    return switch (answer.status()) {
      case 400, 404 ->
          new SearchException("%s refuses the search: %s".formatted(place, said), null);
      case 401 ->
          new NotAuthenticatedException(
              "%s does not accept the login (%s); log in again, or check the credentials"
                  .formatted(place, said));
      case 403 ->
          new AccessDeniedException(
              "%s does not allow this to the login (%s); ask its administrator"
                  .formatted(place, said),
              null);
      default ->
          new ServiceUnavailableException(
              "%s answered %d (%s); try again later, or check its URL"
                  .formatted(place, answer.status(), said),
              answer.status(),
              null);
    };
  }

  static ServiceUnavailableException nonsense(ClusterAnswer answer) {
    return new ServiceUnavailableException(
        "The answer of %s cannot be understood; check its URL".formatted(answer.place()),
        answer.status(),
        null);
  }

  /** The reason that helps most, on one line. */
  static Optional<String> reason(ClusterAnswer answer) {
    return answer.json().flatMap(SearchErrors::reason).flatMap(StackErrors::printable);
  }

  private static Optional<String> reason(Metadata body) {
    if (!(body.get("error") instanceof Map<?, ?> error)) {
      return text(body.get("error")).or(() -> text(body.get("message")));
    }
    Optional<String> cause =
        first(error.get("root_cause")).flatMap(each -> text(each.get("reason")));
    Optional<String> detail = first(error.get("failed_shards")).flatMap(SearchErrors::detail);
    return cause
        .map(reason -> detail.map(more -> reason + ": " + more).orElse(reason))
        .or(() -> detail)
        .or(() -> text(error.get("reason")))
        .or(() -> text(error.get("type")));
  }

  // A query that cannot be parsed is explained there, and a list of tokens follows.
  private static Optional<String> detail(Map<?, ?> shard) {
    return shard.get("reason") instanceof Map<?, ?> reason
            && reason.get("caused_by") instanceof Map<?, ?> cause
        ? text(cause.get("reason")).flatMap(text -> text.lines().findFirst())
        : Optional.empty();
  }

  private static Optional<Map<?, ?>> first(@Nullable Object list) {
    return list instanceof List<?> all && !all.isEmpty() && all.get(0) instanceof Map<?, ?> first
        ? Optional.of(first)
        : Optional.empty();
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }
}
