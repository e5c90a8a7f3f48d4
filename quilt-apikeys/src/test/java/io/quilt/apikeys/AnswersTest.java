package io.quilt.apikeys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.ApiKey;
import io.quilt.api.ApiKeyException;
import io.quilt.api.ApiKeyException.Problem;
import io.quilt.api.ApiKeyFilter;
import io.quilt.api.ApiKeySecret;
import io.quilt.api.ApiKeyService;
import io.quilt.api.ApiKeyStatus;
import io.quilt.api.CreatedApiKey;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.QuiltException;
import io.quilt.api.ServiceUnavailableException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of answer, and what it means. */
class AnswersTest {
  private static final String SECRET = "qk_the-login";
  private static final String KEY =
      """
      {"id": "1", "name": "ci", "fingerprint": "qk_a…", "createdAt": "2026-01-02T03:04:05.678+00:00",
       "expiresAt": "2026-04-02 03:04:05", "lastUsedAt": null, "status": "ACTIVE", "userEmail": "a@b.c"}
      """;

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private Quilt quilt;
  private ApiKeyService keys;

  @BeforeEach
  void open() {
    server.start();
    quilt = Stacks.open(URI.create("http://127.0.0.1:" + server.port()));
    quilt.authenticator().loginWithApiKey(SECRET);
    keys = quilt.apiKeys();
  }

  @AfterEach
  void close() {
    quilt.close();
    server.stop();
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlEqualTo("/graphql")).willReturn(answer));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private void says(String data) {
    answers(json(200, "{\"data\": " + data + "}"));
  }

  @Test
  void requestsAreSentAsTheSpecificationHasIt() {
    says("{\"me\": {\"apiKeys\": []}}");
    keys.list(ApiKeyFilter.all().name("a \"quoted\" name").status(ApiKeyStatus.EXPIRED));

    server.verify(
        postRequestedFor(urlEqualTo("/graphql"))
            .withHeader("Authorization", equalTo("Bearer " + SECRET))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Accept", equalTo("application/json"))
            .withRequestBody(matchingJsonPath("$.operationName", equalTo("ApiKeys")))
            .withRequestBody(matchingJsonPath("$.variables.name", equalTo("a \"quoted\" name")))
            .withRequestBody(matchingJsonPath("$.variables.status", equalTo("EXPIRED")))
            .withRequestBody(matchingJsonPath("$.variables.length()", equalTo("2")))
            .withRequestBody(matchingJsonPath("$[?(@.query =~ /(?s)query ApiKeys.*/)]")));
  }

  @Test
  void everyFieldIsRead() {
    says("{\"me\": {\"apiKeys\": [" + KEY + "]}}");
    ApiKey key = keys.list().get(0);

    assertThat(key.id()).isEqualTo("1");
    assertThat(key.name()).isEqualTo("ci");
    assertThat(key.fingerprint()).isEqualTo("qk_a…");
    assertThat(key.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(key.expiresAt()).isEqualTo(Instant.parse("2026-04-02T03:04:05Z"));
    assertThat(key.lastUsedAt()).isEmpty();
    assertThat(key.status()).isEqualTo(ApiKeyStatus.ACTIVE);
    assertThat(key.userEmail()).contains("a@b.c");
  }

  @Test
  void anUnknownStatusDoesNotBreakReading() {
    says("{\"me\": {\"apiKey\": " + KEY.replace("ACTIVE", "SUSPENDED") + "}}");

    assertThat(keys.get("1").orElseThrow().status()).isEqualTo(ApiKeyStatus.UNKNOWN);
  }

  @Test
  void theSecretComesWithTheKey() {
    says(
        "{\"apiKeyCreate\": {\"__typename\": \"APIKeyCreated\", \"apiKey\": %s, \"secret\": \"qk_new\"}}"
            .formatted(KEY));
    CreatedApiKey created = keys.create("ci");

    assertThat(created.secret()).isEqualTo(ApiKeySecret.of("qk_new"));
    server.verify(
        postRequestedFor(urlEqualTo("/graphql"))
            .withRequestBody(matchingJsonPath("$.variables.input.name", equalTo("ci")))
            .withRequestBody(matchingJsonPath("$.variables.input.expiresInDays", equalTo("90"))));
  }

  @Test
  void invalidInputCarriesAllThatTheStackSays() {
    says(
        """
        {"apiKeyCreate": {"__typename": "InvalidInput", "errors": [
          {"path": "input.name", "name": "TooLong", "message": "name is too long", "context": {"most": 10, "a": [1.5, null]}},
          {"path": null, "name": "Odd", "message": "and odd", "context": null}]}}
        """);
    ApiKeyException refused =
        catchThrowableOfType(ApiKeyException.class, () -> keys.create("a long name"));

    assertThat(refused)
        .hasMessageContaining("a long name")
        .hasMessageContaining("name is too long; and odd");
    assertThat(refused.problems())
        .containsExactly(
            new Problem(
                "input.name",
                "TooLong",
                "name is too long",
                Map.of("most", 10L, "a", java.util.Arrays.asList(1.5, null))),
            new Problem("", "Odd", "and odd", Map.of()));
  }

  @Test
  void anOperationErrorCarriesAllThatTheStackSays() {
    says(
        """
        {"apiKeyRevoke": {"__typename": "OperationError", "name": "Locked", "message": "try\\nlater",
          "context": {"seconds": 5}}}
        """);
    ApiKeyException refused =
        catchThrowableOfType(ApiKeyException.class, () -> keys.revoke("the-id"));

    assertThat(refused).hasMessageContaining("the-id").hasMessageContaining("try later");
    assertThat(refused.problems())
        .containsExactly(new Problem("", "Locked", "try\nlater", Map.of("seconds", 5L)));
  }

  @Test
  void errorsOfGraphQlItselfCarryAllThatTheStackSays() {
    answers(
        json(
            200,
            """
            {"data": {"me": {"apiKeys": []}}, "errors": [{"message": "boom", "path": ["me", "apiKeys", 0],
              "extensions": {"code": "INTERNAL", "ids": [1, "b"], "deep": {"x": null}}}]}
            """));
    ApiKeyException failed = catchThrowableOfType(ApiKeyException.class, () -> keys.list());

    assertThat(failed).hasMessageContaining("boom").hasMessageContaining("/graphql");
    Problem problem = failed.problems().get(0);
    assertThat(problem.path()).isEqualTo("me.apiKeys.0");
    assertThat(problem.name()).isEqualTo("INTERNAL");
    assertThat(problem.context()).containsEntry("ids", List.of(1L, "b")).containsKey("deep");
  }

  private static Arguments ugly(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    return Arguments.of(name, answer, error);
  }

  static Stream<Arguments> uglyAnswers() {
    Class<? extends QuiltException> login = NotAuthenticatedException.class;
    Class<? extends QuiltException> denied = AccessDeniedException.class;
    Class<? extends QuiltException> refused = ApiKeyException.class;
    Class<? extends QuiltException> unavailable = ServiceUnavailableException.class;
    return Stream.of(
        ugly("401", json(401, "{\"message\": \"Unauthorized %s\"}"), login),
        ugly("401 with data", json(401, "{\"data\": {\"me\": {\"apiKeys\": []}}}"), login),
        ugly("403", json(403, "{\"message\": \"no %s\"}"), denied),
        ugly("403 in HTML", aResponse().withStatus(403).withBody("<h1>%s</h1>"), denied),
        ugly("404", aResponse().withStatus(404).withBody("nothing here"), unavailable),
        ugly("429", json(429, "{}").withHeader("Retry-After", "3600"), unavailable),
        ugly("500", json(500, "{\"errors\": [{\"message\": \"%s\"}]}"), unavailable),
        ugly("503", aResponse().withStatus(503), unavailable),
        ugly("400 with errors", json(400, "{\"errors\": [{\"message\": \"%s\"}]}"), refused),
        ugly("400 without", json(400, "{\"message\": \"%s\"}"), unavailable),
        ugly("HTML", aResponse().withBody("<html>%s</html>"), unavailable),
        ugly("nothing", aResponse().withStatus(200), unavailable),
        ugly("204", aResponse().withStatus(204), unavailable),
        ugly("a list", json(200, "[]"), unavailable),
        ugly("no data", json(200, "{}"), unavailable),
        ugly("null", json(200, "null"), unavailable),
        ugly("null for data", json(200, "{\"data\": null}"), unavailable),
        ugly("a list for data", json(200, "{\"data\": [\"%s\"]}"), unavailable),
        ugly("errors that are none", json(200, "{\"errors\": {\"%s\": 1}}"), unavailable),
        ugly("numbers for errors", json(200, "{\"errors\": [3]}"), unavailable),
        ugly("an error without a word", json(200, "{\"errors\": [{}]}"), refused),
        ugly("cut off", json(200, "{\"data\": {\"me\": {\"apiKeys\": [{\"%s"), unavailable),
        ugly("nested without end", json(200, "{\"data\":" + "[".repeat(200_000)), unavailable),
        ugly("no me", json(200, "{\"data\": {}}"), unavailable),
        ugly("another me", json(200, "{\"data\": {\"me\": 3}}"), unavailable),
        ugly("nobody", json(200, "{\"data\": {\"me\": null}}"), login),
        ugly("no keys", json(200, "{\"data\": {\"me\": {}}}"), unavailable),
        ugly("null for keys", json(200, "{\"data\": {\"me\": {\"apiKeys\": null}}}"), unavailable),
        ugly("a null key", json(200, "{\"data\": {\"me\": {\"apiKeys\": [null]}}}"), unavailable),
        ugly("a key without an id", key("id", "uid"), unavailable),
        ugly("a time that is none", key("2026-01-02T", "2026-13-45T"), unavailable),
        ugly("a status that is no text", key("\"ACTIVE\"", "7"), unavailable),
        ugly(
            "an error's code for no login",
            json(
                200,
                "{\"errors\": [{\"message\": \"%s\", \"extensions\": {\"code\": \"UNAUTHENTICATED\"}}]}"),
            login),
        ugly(
            "an error's code for no leave",
            json(
                200,
                "{\"errors\": [{\"message\": \"%s\", \"extensions\": {\"code\": \"FORBIDDEN\"}}]}"),
            denied),
        ugly("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), unavailable));
  }

  private static ResponseDefinitionBuilder key(String part, String replacement) {
    return json(
        200, "{\"data\": {\"me\": {\"apiKeys\": [" + KEY.replace(part, replacement) + "]}}}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uglyAnswers")
  void everyUglyAnswerIsATypedErrorThatShowsNoSecret(
      String name, ResponseDefinitionBuilder answer, Class<? extends QuiltException> error) {
    String body = String.valueOf(answer.build().getBody());
    answers(answer.withBody(body.equals("null") ? "" : body.replace("%s", SECRET)));

    assertThatThrownBy(() -> keys.list())
        .isExactlyInstanceOf(error)
        .satisfies(AnswersTest::showsNoSecret);
  }

  private static void showsNoSecret(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      assertThat(each.toString()).doesNotContain(SECRET).doesNotContain("qk_new");
    }
  }

  @Test
  void aKeyWhoseSecretCannotBeOneIsAnErrorThatSaysWhatToLookFor() {
    says(
        "{\"apiKeyCreate\": {\"__typename\": \"APIKeyCreated\", \"apiKey\": %s, \"secret\": \"new\"}}"
            .formatted(KEY));

    assertThatThrownBy(() -> keys.create("ci"))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("list the keys");
  }

  @Test
  void aResultOfAnUnknownTypeIsNotUnderstood() {
    says("{\"apiKeyRevoke\": {\"__typename\": \"Postponed\"}}");

    assertThatThrownBy(() -> keys.revoke("1")).isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void whatChangesSomethingIsSentOnceAndQueriesAgain() {
    answers(aResponse().withStatus(503));

    assertThatThrownBy(() -> keys.create("ci")).hasMessageContaining("503");
    assertThatThrownBy(() -> keys.revoke("1")).hasMessageContaining("503");
    server.verify(2, postRequestedFor(urlEqualTo("/graphql")));
    assertThatThrownBy(() -> keys.get("1")).hasMessageContaining("503");
    server.verify(6, postRequestedFor(urlEqualTo("/graphql")));
  }
}
