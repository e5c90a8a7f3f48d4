package io.quilt.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.QuiltInterruptedException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.servers.Certificates;
import io.quilt.spi.StackHttp;
import io.quilt.spi.StackRequest;
import io.quilt.spi.StackRequest.Secrecy;
import io.quilt.spi.StackResponse;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of HTTP to a stack. */
@Timeout(60)
class StackHttpTest {
  @TempDir Path folder;

  private final UglyStack server = new UglyStack(options().enableBrowserProxying(true));
  private final LocalStack stack =
      LocalStack.open(
          Path.of("target", "stack-http", Long.toString(System.nanoTime())),
          builder -> builder.timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3)));

  @AfterEach
  void close() {
    stack.close();
    server.close();
  }

  private void logIn() {
    stack.configured(server.url());
    stack.authenticator().loginWithToken(Secret.of(server.real.newCode()));
    server.http.resetRequests();
  }

  private URI at(String path) {
    return server.url().resolve(path);
  }

  private static StackRequest post(URI place, boolean idempotent) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new StackRequest("POST", place, Map.of(), body, Secrecy.SESSION, idempotent);
  }

  private int sent() {
    return server.requests(anyRequestedFor(anyUrl())).size();
  }

  @Test
  void theTokenIsAddedAndTheSdkSaysWhoItIs() {
    logIn();
    server.always(get(urlPathEqualTo("/x")), aResponse().withBody("ü").withHeader("A", "1", "2"));

    StackResponse answer = stack.http().send(StackRequest.get(at("/x?q=1"), Secrecy.SESSION));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("ü");
    assertThat(answer.headers()).containsEntry("a", List.of("1", "2"));
    assertThat(server.requests(anyRequestedFor(anyUrl())))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.getHeader("Authorization"))
                  .isEqualTo("Bearer " + stack.session().accessToken().orElseThrow().reveal());
              assertThat(request.getHeader("User-Agent"))
                  .matches("quilt-java/\\S+ \\([^()]+\\) Java/\\S+");
            });
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnceAndTheRequestSentOnceMore() {
    logIn();
    server.next(1, any(urlPathEqualTo("/x")), aResponse().withStatus(401));
    server.always(any(urlPathEqualTo("/y")), aResponse().withStatus(401));
    server.always(any(urlPathEqualTo("/x")), aResponse().withBody("done"));

    assertThat(stack.http().send(post(at("/x"), false)).text()).isEqualTo("done");
    assertThat(server.real.exchanges()).isEqualTo(2);

    assertThat(stack.http().send(post(at("/y"), false)).status()).isEqualTo(401);
    assertThat(server.real.exchanges()).isEqualTo(3);
  }

  @Test
  void anApiKeyThatIsRefusedIsNotSentAgain() {
    logIn();
    stack.authenticator().loginWithApiKey("qk_refused");
    server.always(any(urlPathEqualTo("/x")), aResponse().withStatus(401));

    assertThat(stack.http().send(post(at("/x"), true)).status()).isEqualTo(401);
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void nobodyLoggedInIsAnErrorBeforeAnythingIsSent() {
    stack.configured(server.url());

    assertThatThrownBy(() -> stack.http().send(StackRequest.get(at("/x"), Secrecy.SESSION)))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageContaining("log in");
    assertThat(sent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/x", "https://127.0.0.1/x", "http://evil.example/x"})
  void secretsGoToTheStackOnly(String elsewhere) {
    logIn();
    URI place = URI.create(elsewhere);

    for (Secrecy secrecy : List.of(Secrecy.SESSION, Secrecy.OWN_SECRET)) {
      assertThatThrownBy(() -> stack.http().send(StackRequest.get(place, secrecy)))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("secrets go to http://127.0.0.1:");
    }
  }

  @Test
  void aStackThatAnotherProcessConfiguresGetsNoTokenOfTheOneBefore() {
    Path home = folder.resolve("shared");
    try (UglyStack other = new UglyStack();
        LocalStack here = LocalStack.open(home, server.url());
        LocalStack elsewhere = LocalStack.open(home)) {
      here.authenticator().loginWithToken(Secret.of(server.real.newCode()));
      here.session().reject(here.quilt.awsCredentials().orElseThrow());
      assertThat(here.session().accessToken()).isPresent();
      elsewhere.configured(other.url());

      StackRequest request = StackRequest.get(other.url().resolve("/x"), Secrecy.SESSION);
      assertThatThrownBy(() -> here.http().send(request))
          .isInstanceOf(NotAuthenticatedException.class);
      assertThat(here.quilt.awsCredentials()).isEmpty();

      assertThat(other.requests(anyRequestedFor(anyUrl()))).isEmpty();
      elsewhere.authenticator().loginWithToken(Secret.of(other.real.newCode()));
      assertThat(here.http().send(request).status()).isEqualTo(404);
    }
  }

  @Test
  void secretsGoOverHttpToThisMachineOnlyUnlessAllowed() {
    URI plain = URI.create("http://stack.invalid");
    stack.configured(plain);
    assertThatThrownBy(() -> stack.authenticator().loginWithToken(Secret.of("code")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("not encrypted");
    assertThat(sent()).isZero();

    try (LocalStack daring =
        LocalStack.open(
                folder,
                builder ->
                    builder
                        .allowHttpSecrets()
                        .proxy(new InetSocketAddress("127.0.0.1", server.http.port())))
            .configured(plain)) {
      server.always(any(anyUrl()), aResponse().withBody("{\"error\": \"reached\"}"));
      assertThatThrownBy(() -> daring.authenticator().loginWithToken(Secret.of("code")))
          .isInstanceOf(NotAuthenticatedException.class)
          .hasMessageContaining("reached");
    }
  }

  @Test
  void anIdempotentRequestIsTriedAgainAndOthersAreNot() {
    logIn();
    server.always(any(urlPathEqualTo("/x")), aResponse().withStatus(503).withBody("busy"));

    assertThat(stack.http().send(post(at("/x"), false)).status()).isEqualTo(503);
    assertThat(sent()).isEqualTo(1);
    assertThat(stack.http().send(post(at("/x"), true)).text()).isEqualTo("busy");
    assertThat(sent()).isEqualTo(5);
  }

  @Test
  void aConnectionThatBreaksIsTriedAgainForIdempotentRequestsOnly() {
    logIn();
    server.next(
        2, any(urlPathEqualTo("/x")), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    server.always(any(urlPathEqualTo("/x")), aResponse().withBody("done"));

    assertThatThrownBy(() -> stack.http().send(post(at("/x"), false)))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(stack.http().send(post(at("/x"), true)).text()).isEqualTo("done");
  }

  @Test
  void aRequestThatNeverLeftIsTriedAgainInAnyCase() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI place = URI.create("http://127.0.0.1:" + port + "/x");
    StackRequest request =
        new StackRequest("POST", place, Map.of(), new byte[0], Secrecy.NONE, false);
    CompletableFuture<Integer> answer =
        CompletableFuture.supplyAsync(() -> stack.http().send(request).status());
    Thread.sleep(100);
    try (ServerSocket late = new ServerSocket(port);
        Socket connection = late.accept()) {
      connection.getInputStream().read(new byte[4096]);
      connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
      assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    }
  }

  @Test
  void anAnswerThatKeepsComingIsWaitedForAndOneThatStandsStillIsNot() {
    logIn();
    server.always(
        get(urlPathEqualTo("/slow")),
        aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(8, 6000));
    server.always(
        get(urlPathEqualTo("/still")),
        aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(2, 16_000));

    assertThat(stack.http().send(StackRequest.get(at("/slow"), Secrecy.SESSION)).text())
        .hasSize(100);
    assertThatThrownBy(() -> stack.http().send(StackRequest.get(at("/still"), Secrecy.SESSION)))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("no answer within");
  }

  @Test
  void anInterruptionEndsTheWaiting() throws Exception {
    logIn();
    server.always(get(urlPathEqualTo("/x")), aResponse().withFixedDelay(20_000));
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                stack.http().send(StackRequest.get(at("/x"), Secrecy.SESSION));
              } catch (RuntimeException e) {
                ended.complete(e);
              }
            });
    waiting.start();
    Thread.sleep(200);
    waiting.interrupt();

    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(QuiltInterruptedException.class);
  }

  @Test
  void allThreadsOfTheCommonPoolMayWaitForAnswers() {
    logIn();
    server.always(get(urlPathEqualTo("/x")), aResponse().withFixedDelay(300));
    StackRequest request = StackRequest.get(at("/x"), Secrecy.SESSION);
    List<CompletableFuture<Integer>> answers =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> stack.http().send(request).status()))
            .limit(40)
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    logIn();
    server.always(get(urlPathEqualTo("/x")), aResponse().withFixedDelay(20_000));
    StackHttp http = stack.http();
    CompletableFuture<StackResponse> answer =
        CompletableFuture.supplyAsync(() -> http.send(StackRequest.get(at("/x"), Secrecy.SESSION)));
    Thread.sleep(200);
    stack.close();

    assertThatThrownBy(() -> answer.get(2, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void ownCertificatesAreTrustedBesideTheJdks() throws Exception {
    Certificates certificates = Certificates.of("localhost", folder);
    try (UglyStack secure = new UglyStack(UglyStack.shows(certificates));
        LocalStack trusting =
            LocalStack.open(
                folder.resolve("a"), builder -> builder.trustStore(certificates.pem()));
        LocalStack suspicious = LocalStack.open(folder.resolve("b"))) {
      URI place = URI.create("https://localhost:" + secure.http.httpsPort());
      trusting.configured(place);
      trusting.authenticator().loginWithToken(Secret.of(secure.real.newCode()));
      assertThat(trusting.quilt.awsCredentials()).isPresent();

      suspicious.configured(place);
      assertThatThrownBy(() -> suspicious.authenticator().loginWithToken(Secret.of("code")))
          .isInstanceOf(ServiceUnavailableException.class)
          .hasMessageContaining("trusted certificates");
    }
  }

  @Test
  void aProxyIsAskedForEverything() {
    try (LocalStack proxied =
        LocalStack.open(
                folder,
                builder -> builder.proxy(new InetSocketAddress("127.0.0.1", server.http.port())))
            .configured(server.real.url())) {
      proxied.authenticator().loginWithToken(Secret.of(server.real.newCode()));
      assertThat(server.requests(anyRequestedFor(anyUrl())))
          .extracting(request -> request.getPort())
          .containsOnly(server.real.url().getPort());
    }
  }

  @Test
  void aClosedQuiltAsksNobody() {
    logIn();
    stack.close();

    assertThatThrownBy(() -> stack.http().send(StackRequest.get(at("/x"), Secrecy.NONE)))
        .isInstanceOf(IllegalStateException.class);
  }
}
