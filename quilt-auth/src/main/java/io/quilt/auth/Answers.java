package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import io.quilt.spi.IsoTime;
import io.quilt.spi.StackErrors;
import io.quilt.spi.StackResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the answers of an identity service mean. */
final class Answers {
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private Answers() {}

  /**
   * The members of a successful answer.
   *
   * @param sent the secret that was sent, which no message repeats
   */
  static Map<String, @Nullable Object> members(StackResponse answer, URI place, Secret sent) {
    StackResponse clean = answer.without(sent);
    switch (answer.status()) {
      case HttpURLConnection.HTTP_OK -> {
        Metadata members =
            StackErrors.json(answer)
                .orElseThrow(() -> StackErrors.nonsense(place, answer.status()));
        if (members.get("error") != null) {
          throw notAccepted(place, StackErrors.said(clean).orElse("an error"));
        }
        return members.asMap();
      }
      case HttpURLConnection.HTTP_BAD_REQUEST,
          HttpURLConnection.HTTP_UNAUTHORIZED,
          HttpURLConnection.HTTP_FORBIDDEN ->
          throw notAccepted(place, StackErrors.said(clean).orElse("status " + answer.status()));
      default -> throw StackErrors.refused(clean, place);
    }
  }

  /** The error of a login that the stack does not accept, or no longer. */
  static NotAuthenticatedException notAccepted(URI place, String reason) {
    return new NotAuthenticatedException(
        "%s does not accept the login (%s); log in again, or check the API key"
            .formatted(place, reason));
  }

  /** A text without control characters. */
  static Optional<Secret> secret(@Nullable Object value) {
    return value instanceof String text
            && !text.isBlank()
            && text.chars().noneMatch(Character::isISOControl)
        ? Optional.of(Secret.of(text))
        : Optional.empty();
  }

  /** A text that can be sent in a header. */
  static Optional<Secret> token(@Nullable Object value) {
    return secret(value).filter(token -> token.reveal().chars().allMatch(c -> c > ' ' && c <= '~'));
  }

  /** AWS credentials with these texts; empty if one is missing. */
  static Optional<AwsCredentials> credentials(
      @Nullable Object id,
      @Nullable Object secretKey,
      @Nullable Object token,
      @Nullable Object expiration) {
    Optional<Secret> secret = secret(secretKey);
    Optional<Secret> session = secret(token);
    Optional<Instant> end = IsoTime.parse(expiration).filter(Answers::isPlausible);
    return secret(id).isPresent() && secret.isPresent() && session.isPresent() && end.isPresent()
        ? Optional.of(
            new AwsCredentials(String.valueOf(id), secret.get(), session.get(), end.get()))
        : Optional.empty();
  }

  /** Whether a time can be reckoned with. */
  static boolean isPlausible(Instant time) {
    return time.isAfter(Instant.EPOCH) && time.isBefore(END_OF_TIME);
  }
}
