package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.spi.QuiltContext;
import io.quilt.spi.StackErrors;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackRequest.Secrecy;
import io.quilt.spi.StackResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of a stack's identity service, and the time as it has it. Thread-safe. */
final class IdentityService {
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration SMALL_SKEW = Duration.ofSeconds(10);

  private final QuiltContext context;
  private final Clock clock;
  private volatile long skewMillis;

  IdentityService(QuiltContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The time of the stack, as far as its last answer told it. */
  Instant now() {
    return clock.instant().plusMillis(skewMillis);
  }

  /** How long what ends then is still to be used: until a minute before; negative if it is over. */
  Duration timeLeft(Instant end) {
    return Duration.between(now(), end.minus(MARGIN));
  }

  /** Exchanges a code or a refresh token, which is used up by it. */
  StoredSession session(Stack stack, Secret refreshToken) {
    URI place = stack.place("/api/token");
    String form =
        "refresh_token=" + URLEncoder.encode(refreshToken.reveal(), StandardCharsets.UTF_8);
    StackRequest request =
        new StackRequest(
            "POST",
            place,
            Map.of(
                "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
            form.getBytes(StandardCharsets.US_ASCII),
            Secrecy.OWN_SECRET,
            false);
    StackResponse answer = send(request);
    return StoredSession.of(Answers.members(answer, place, refreshToken))
        .orElseThrow(() -> StackErrors.nonsense(place, answer.status()));
  }

  /** AWS credentials for whom a token or an API key stands for; empty if it is not accepted. */
  Optional<AwsCredentials> credentials(Stack stack, Secret bearer) {
    URI place = stack.place("/api/auth/get_credentials");
    StackResponse answer =
        send(
            StackRequest.get(place, Secrecy.OWN_SECRET)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + bearer.reveal()));
    if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> members = Answers.members(answer, place, bearer);
    Optional<AwsCredentials> credentials =
        Answers.credentials(
            members.get("AccessKeyId"),
            members.get("SecretAccessKey"),
            members.get("SessionToken"),
            members.get("Expiration"));
    return Optional.of(credentials.orElseThrow(() -> StackErrors.nonsense(place, answer.status())));
  }

  private StackResponse send(StackRequest request) {
    StackResponse answer = context.stackHttp().send(request);
    answer.header("date").ifPresent(this::noteTime);
    return answer;
  }

  private void noteTime(String date) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      Duration skew = Duration.between(clock.instant(), there);
      skewMillis = skew.abs().compareTo(SMALL_SKEW) < 0 ? 0 : skew.toMillis();
    } catch (DateTimeException | ArithmeticException unreadable) {
      System.getLogger("io.quilt.auth")
          .log(System.Logger.Level.DEBUG, "The stack does not tell the time");
    }
  }
}
