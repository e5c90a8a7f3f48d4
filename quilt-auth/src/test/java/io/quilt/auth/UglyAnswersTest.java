package io.quilt.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of answer that a stack should not give, and what it means. */
class UglyAnswersTest {
  private static final String CODE = "the-secret-code";

  @TempDir Path home;

  private final UglyStack server = new UglyStack();
  private LocalStack stack;

  @BeforeEach
  void open() {
    stack =
        LocalStack.open(
                home, builder -> builder.timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3)))
            .configured(server.url());
  }

  @AfterEach
  void close() {
    stack.close();
    server.close();
  }

  private void logIn() {
    stack.authenticator().loginWithToken(Secret.of(server.real.newCode()));
  }

  private static ResponseDefinitionBuilder answer(int status, String type, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body);
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return answer(status, "application/json", body);
  }

  private static Arguments ugly(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    return Arguments.of(name, answer, error);
  }

  static Stream<Arguments> answers() {
    Class<? extends QuiltException> refused = NotAuthenticatedException.class;
    Class<? extends QuiltException> unavailable = ServiceUnavailableException.class;
    return Stream.of(
        ugly("200 with an error", json(200, "{\"error\": \"no such code %s\"}"), refused),
        ugly("400", json(400, "{\"message\": \"bad %s\"}"), refused),
        ugly("401", json(401, "{\"message\": \"Unauthorized\"}"), refused),
        ugly("401 without a body", aResponse().withStatus(401), refused),
        ugly("403", json(403, "{\"message\": \"Forbidden\"}"), refused),
        ugly("404 in HTML", answer(404, "text/html", "<h1>Not Found</h1>"), unavailable),
        ugly(
            "429 for an hour",
            json(429, "{\"message\": \"slow\"}").withHeader("Retry-After", "3600"),
            unavailable),
        ugly("500 without JSON", answer(500, "text/plain", "oops"), unavailable),
        ugly("500 with a list", json(500, "[1]"), unavailable),
        ugly("HTML", answer(200, "text/html", "<html>proxy</html>"), unavailable),
        ugly("an empty body", aResponse().withStatus(200), unavailable),
        ugly("204", aResponse().withStatus(204), unavailable),
        ugly("truncated JSON", json(200, "{\"refresh_token\": \"a\", \"acc"), unavailable),
        ugly("missing members", json(200, "{}"), unavailable),
        ugly(
            "members of other types",
            json(
                200,
                "{\"refresh_token\": 1, \"access_token\": [], \"expires_at\": \"x\","
                    + " \"AccessKeyId\": {}, \"SecretAccessKey\": 2, \"SessionToken\": null}"),
            unavailable),
        ugly(
            "a time that no calendar has",
            json(
                200,
                "{\"refresh_token\": \"r\", \"access_token\": \"a\","
                    + " \"expires_at\": 9223372036854775807, \"AccessKeyId\": \"a\","
                    + " \"SecretAccessKey\": \"s\", \"SessionToken\": \"t\","
                    + " \"Expiration\": \"2026-13-45T00:00:00Z\"}"),
            unavailable),
        ugly(
            "a time before all times",
            json(
                200,
                "{\"refresh_token\": \"r\", \"access_token\": \"a\","
                    + " \"expires_at\": -31557014167219200, \"AccessKeyId\": \"a\","
                    + " \"SecretAccessKey\": \"s\", \"SessionToken\": \"t\","
                    + " \"Expiration\": \"-999999999-01-01T00:00:00Z\"}"),
            unavailable),
        ugly(
            "a token that breaks a header",
            json(
                200,
                "{\"refresh_token\": \"r\", \"access_token\": \"a\\r\\nHost: evil\","
                    + " \"expires_at\": 9999999999, \"AccessKeyId\": \"a\","
                    + " \"SecretAccessKey\": \"s\", \"SessionToken\": \"t\\n\","
                    + " \"Expiration\": \"2099-01-01T00:00:00Z\"}"),
            unavailable),
        ugly("nothing in time", json(200, "{}").withFixedDelay(9000), unavailable),
        ugly("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), unavailable),
        ugly("nothing at all", aResponse().withFault(Fault.EMPTY_RESPONSE), unavailable),
        ugly("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), unavailable),
        ugly(
            "a redirect elsewhere",
            aResponse().withStatus(307).withHeader("Location", "https://evil.example/x"),
            InvalidConfigException.class),
        ugly(
            "a redirect to nowhere",
            aResponse().withStatus(302).withHeader("Location", "::not a url::"),
            unavailable));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void aCodeIsNotExchanged(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    server.always(post(urlEqualTo(UglyStack.TOKEN)), answer);

    assertThatThrownBy(() -> stack.authenticator().loginWithToken(Secret.of(CODE)))
        .isInstanceOf(error)
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining(CODE);
    // A code is good once, so it is sent once.
    assertThat(server.requests(postRequestedFor(urlEqualTo(UglyStack.TOKEN)))).hasSize(1);
    assertThat(stack.authenticator().loggedIn()).isEmpty();
    assertThat(home.resolve("auth.json")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void credentialsAreNotGiven(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error)
      throws Exception {
    logIn();
    Files.writeString(home.resolve("credentials.json"), "{}");
    stack.configured(server.url());
    server.always(get(urlEqualTo(UglyStack.CREDENTIALS)), answer);
    String token = stack.session().accessToken().orElseThrow().reveal();

    assertThatThrownBy(stack.quilt::awsCredentials)
        .isInstanceOf(error)
        .hasMessageNotContaining(token);
    assertThat(Files.readString(home.resolve("credentials.json"))).isEqualTo("{}");
    assertThat(stack.authenticator().loggedIn()).isPresent();
  }

  @Test
  void theMessageOfTheStackIsShownWithoutTheCode() {
    server.always(
        post(urlEqualTo(UglyStack.TOKEN)),
        json(200, "{\"error\": \"code %s is\\u001b[31m used\"}".formatted(CODE)));

    assertThatThrownBy(() -> stack.authenticator().loginWithToken(Secret.of(CODE)))
        .hasMessageContaining("code … is [31m used")
        .hasMessageContaining("log in again");
  }

  @Test
  void aRedirectElsewhereGetsNothing() throws Exception {
    try (UglyStack elsewhere = new UglyStack()) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        server.always(
            any(anyUrl()),
            aResponse().withStatus(status).withHeader("Location", elsewhere.url() + "/api/token"));
        assertThatThrownBy(() -> stack.authenticator().loginWithToken(Secret.of(CODE)))
            .isInstanceOf(QuiltException.class);
      }
      assertThat(elsewhere.requests(anyRequestedFor(anyUrl()))).isEmpty();
    }
  }

  @Test
  void aRedirectWithinTheStackIsFollowed() {
    logIn();
    server.next(
        1,
        get(urlEqualTo(UglyStack.CREDENTIALS)),
        aResponse().withStatus(302).withHeader("Location", "/api/auth/get_credentials?again"));
    server.always(
        get(urlEqualTo(UglyStack.CREDENTIALS + "?again")),
        json(
            200,
            "{\"AccessKeyId\": \"AKIAMOVED\", \"SecretAccessKey\": \"s\", \"SessionToken\": \"t\","
                + " \"Expiration\": \"2099-01-01 00:00:00+00:00\"}"));
    stack.session().reject(stack.quilt.awsCredentials().orElseThrow());

    assertThat(stack.quilt.awsCredentials().orElseThrow().accessKeyId()).isEqualTo("AKIAMOVED");
  }

  @Test
  void aRedirectInACircleEnds() {
    logIn();
    server.always(
        get(urlEqualTo(UglyStack.CREDENTIALS)),
        aResponse().withStatus(302).withHeader("Location", UglyStack.CREDENTIALS));
    stack.session().reject(stack.quilt.awsCredentials().orElseThrow());

    assertThatThrownBy(stack.quilt::awsCredentials)
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("without end");
  }

  @Test
  void aStackThatRecoversIsAskedAgain() {
    logIn();
    stack.session().reject(stack.quilt.awsCredentials().orElseThrow());
    server.next(
        1,
        get(urlEqualTo(UglyStack.CREDENTIALS)),
        aResponse().withStatus(429).withHeader("Retry-After", "1"));
    server.next(2, get(urlEqualTo(UglyStack.CREDENTIALS)), aResponse().withStatus(503));
    int before = server.requests(getRequestedFor(urlEqualTo(UglyStack.CREDENTIALS))).size();

    assertThat(stack.quilt.awsCredentials()).isPresent();
    assertThat(server.requests(getRequestedFor(urlEqualTo(UglyStack.CREDENTIALS))))
        .hasSizeBetween(before + 3, before + 4);
  }

  @Test
  void aTokenThatTheStackForgotIsRenewedOnce() {
    logIn();
    Secret token = stack.session().accessToken().orElseThrow();
    stack.session().reject(stack.quilt.awsCredentials().orElseThrow());
    server.next(1, get(urlEqualTo(UglyStack.CREDENTIALS)), aResponse().withStatus(401));

    assertThat(stack.quilt.awsCredentials()).isPresent();
    assertThat(stack.session().accessToken()).isPresent().get().isNotEqualTo(token);
    assertThat(server.real.exchanges()).isEqualTo(2);
  }

  @Test
  void aStackThatRefusesEveryTokenIsNotAskedByEveryThread() {
    logIn();
    stack.session().reject(stack.quilt.awsCredentials().orElseThrow());
    server.always(get(urlEqualTo(UglyStack.CREDENTIALS)), aResponse().withStatus(403));
    int before = server.requests(getRequestedFor(urlEqualTo(UglyStack.CREDENTIALS))).size();

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(stack.quilt::awsCredentials).isInstanceOf(NotAuthenticatedException.class);
    }
    assertThat(server.requests(getRequestedFor(urlEqualTo(UglyStack.CREDENTIALS))))
        .hasSize(before + 1);
  }

  @Test
  void aStackThatIsNotThereIsUnavailable() {
    logIn();
    URI gone = server.url();
    server.http.stop();

    assertThatThrownBy(() -> stack.authenticator().loginWithToken(Secret.of(CODE)))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class, e -> assertThat(e.status()).isZero())
        .hasMessageContaining(gone + UglyStack.TOKEN)
        .hasMessageContaining("check the URL, the network and the proxy");
    assertThat(stack.authenticator().loggedIn()).isPresent();
  }
}
