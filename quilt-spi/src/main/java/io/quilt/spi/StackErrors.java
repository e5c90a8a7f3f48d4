package io.quilt.spi;

import io.quilt.api.AccessDeniedException;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.api.ServiceUnavailableException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What answers of a stack mean that are no success, one way for all services. */
public final class StackErrors {
  private static final int LONGEST_TEXT = 300;

  private StackErrors() {}

  /**
   * The error of an answer that is refused: 401 is {@link NotAuthenticatedException}, 403 {@link
   * AccessDeniedException}, every other status {@link ServiceUnavailableException}.
   *
   * @param answer one without a secret in its text
   * @param place what was asked
   */
  public static QuiltException refused(StackResponse answer, URI place) {
    int status = answer.status();
    String said = said(answer).map(text -> " (" + text + ")").orElse("");
    return switch (status) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          new NotAuthenticatedException(
              "%s does not accept the login%s; log in again, or check the API key"
                  .formatted(place, said));
      case HttpURLConnection.HTTP_FORBIDDEN ->
          new AccessDeniedException(
              "%s does not allow this to the login%s; ask the administrator of the stack"
                  .formatted(place, said),
              null);
      default ->
          new ServiceUnavailableException(
              "%s answered %d%s; try again later, or check registryUrl in the configuration"
                  .formatted(place, status, said),
              status,
              null);
    };
  }

  /** The error of an answer that does not hold what it should. */
  public static ServiceUnavailableException nonsense(URI place, int status) {
    return new ServiceUnavailableException(
        "The answer of %s cannot be understood; check registryUrl in the configuration"
            .formatted(place),
        status,
        null);
  }

  /**
   * What an answer says to people: the {@code message}, or the {@code error}, of a JSON object, or
   * the first message of its {@code errors}, on one line and not longer than 300 characters; empty
   * if there is none.
   */
  public static Optional<String> said(StackResponse answer) {
    return json(answer)
        .flatMap(StackErrors::message)
        .map(Object::toString)
        .flatMap(StackErrors::printable);
  }

  private static Optional<Object> message(Metadata members) {
    return Optional.ofNullable(members.get("message"))
        .or(() -> Optional.ofNullable(members.get("error")))
        .or(
            () ->
                members.get("errors") instanceof List<?> errors
                        && !errors.isEmpty()
                        && errors.get(0) instanceof Map<?, ?> first
                    ? Optional.ofNullable(first.get("message"))
                    : Optional.empty());
  }

  /** A text of a service on one line and not longer than 300 characters; empty if it is blank. */
  public static Optional<String> printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return Optional.of(
            clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…")
        .filter(Predicate.not(String::isEmpty));
  }

  /** The answer as a JSON object; empty if it is none. */
  public static Optional<Metadata> json(StackResponse answer) {
    try {
      return Optional.of(Metadata.ofJson(answer.text()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
