package io.quilt.auth;

import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.QuiltConfig;
import io.quilt.api.Secret;
import io.quilt.spi.QuiltContext;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of a stack's identity service, and the time as it has it. Thread-safe. */
final class IdentityService {
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

  /**
   * The identity service that is configured.
   *
   * @throws InvalidConfigException if it is not the URL of one, or there is none
   */
  static URI url(QuiltConfig config) {
    String text =
        config
            .text(QuiltConfig.REGISTRY_URL)
            .orElseThrow(
                () ->
                    invalid(
                        config,
                        "no stack is configured to log in to; configure it from the URL of its"
                            + " catalog: quilt config https://YOUR-CATALOG, or"
                            + " Quilt.configure(\"https://YOUR-CATALOG\")"));
    try {
      URI url = URI.create(withoutSlash(text));
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw invalid(config, "'%s' is not a URL".formatted(text));
    }
    throw invalid(config, "'%s' is not an http or https URL".formatted(text));
  }

  private static String withoutSlash(String url) {
    return url.strip().replaceFirst("/+$", "");
  }

  private static InvalidConfigException invalid(QuiltConfig config, String problem) {
    return new InvalidConfigException(config.source(), QuiltConfig.REGISTRY_URL, problem, null);
  }

  /** Where users get a code. */
  URI loginPage() {
    return place("/login");
  }

  private URI place(String path) {
    return URI.create(url(context.config()) + path);
  }

  /** Exchanges a code or a refresh token, which is used up by it. */
  StoredSession session(Secret refreshToken) {
    URI place = place("/api/token");
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
        .orElseThrow(() -> Answers.nonsense(place, answer.status()));
  }

  /** AWS credentials for whom a token or an API key stands for; empty if it is not accepted. */
  Optional<AwsCredentials> credentials(Secret bearer) {
    URI place = place("/api/auth/get_credentials");
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
    return Optional.of(credentials.orElseThrow(() -> Answers.nonsense(place, answer.status())));
  }

  private StackResponse send(StackRequest request) {
    StackResponse answer = context.stackHttp().send(request);
    answer.headers().getOrDefault("date", List.of()).stream().findFirst().ifPresent(this::noteTime);
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
