package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Metadata;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.StackResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the answers of an identity service mean. */
final class Answers {
  private static final int LONGEST_MESSAGE = 300;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private Answers() {}

  /**
   * The members of a successful answer.
   *
   * @param sent the secret that was sent, which no message repeats
   */
  static Map<String, @Nullable Object> members(StackResponse answer, URI place, Secret sent) {
    Optional<Metadata> json = json(answer);
    Optional<String> said = json.flatMap(Answers::message).map(text -> printable(text, sent));
    if (answer.status() != HttpURLConnection.HTTP_OK) {
      throw refused(answer.status(), place, said);
    }
    Map<String, @Nullable Object> members =
        json.orElseThrow(() -> nonsense(place, answer.status())).asMap();
    if (members.get("error") != null) {
      throw notAccepted(place, said.orElse("an error"));
    }
    return members;
  }

  private static Optional<Metadata> json(StackResponse answer) {
    try {
      return Optional.of(Metadata.ofJson(answer.text()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> message(Metadata members) {
    Object said = members.get("message") != null ? members.get("message") : members.get("error");
    return Optional.ofNullable(said).map(Object::toString);
  }

  private static String printable(String text, Secret sent) {
    String clean = text.replace(sent.reveal(), "…").replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static QuiltException refused(int status, URI place, Optional<String> said) {
    return switch (status) {
      case HttpURLConnection.HTTP_BAD_REQUEST,
          HttpURLConnection.HTTP_UNAUTHORIZED,
          HttpURLConnection.HTTP_FORBIDDEN ->
          notAccepted(place, said.orElse("status " + status));
      default ->
          new ServiceUnavailableException(
              "%s answered %d%s; try again later, or check registryUrl in the configuration"
                  .formatted(place, status, said.map(text -> " (" + text + ")").orElse("")),
              status,
              null);
    };
  }

  /** The error of a login that the stack does not accept, or no longer. */
  static NotAuthenticatedException notAccepted(URI place, String reason) {
    return new NotAuthenticatedException(
        "%s does not accept the login (%s); log in again, or check the API key"
            .formatted(place, reason));
  }

  /** The error of an answer that does not hold what it should. */
  static ServiceUnavailableException nonsense(URI place, int status) {
    return new ServiceUnavailableException(
        "The answer of %s cannot be understood; check registryUrl in the configuration"
            .formatted(place),
        status,
        null);
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
    Optional<Instant> end = instant(expiration);
    return secret(id).isPresent() && secret.isPresent() && session.isPresent() && end.isPresent()
        ? Optional.of(
            new AwsCredentials(String.valueOf(id), secret.get(), session.get(), end.get()))
        : Optional.empty();
  }

  /** Whether a time can be reckoned with. */
  static boolean isPlausible(Instant time) {
    return time.isAfter(Instant.EPOCH) && time.isBefore(END_OF_TIME);
  }

  /** A time as ISO 8601 writes it; one without an offset is UTC, as Python has it. */
  private static Optional<Instant> instant(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
              time instanceof OffsetDateTime exact
                  ? exact.toInstant()
                  : LocalDateTime.from(time).toInstant(ZoneOffset.UTC))
          .filter(Answers::isPlausible);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
