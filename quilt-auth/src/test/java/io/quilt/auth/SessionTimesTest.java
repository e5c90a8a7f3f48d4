package io.quilt.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Secret;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.servers.stack.StackServer;
import io.quilt.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When tokens are renewed, and how often. */
class SessionTimesTest {
  private static final int THREADS = 64;

  @TempDir Path home;

  private final ManualClock clock = new ManualClock();
  private final StackServer server = StackServer.start(clock);

  @AfterEach
  void close() {
    server.close();
  }

  private LocalStack logIn(Clock here) {
    LocalStack stack = LocalStack.open(home, here, clock).configured(server.url());
    stack.authenticator().loginWithToken(Secret.of(server.newCode()));
    return stack;
  }

  @Test
  void aTokenIsRenewedAMinuteBeforeItExpires() {
    try (LocalStack stack = logIn(clock)) {
      Secret first = stack.session().accessToken().orElseThrow();
      clock.advance(Duration.ofMinutes(58));
      assertThat(stack.session().accessToken()).contains(first);
      clock.advance(Duration.ofSeconds(61));
      assertThat(stack.session().accessToken()).isPresent().get().isNotEqualTo(first);
      assertThat(server.exchanges()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-7200, -300, 300, 7200})
  void aClockThatIsWrongIsTolerated(int seconds) {
    Clock wrong = Clock.offset(clock, Duration.ofSeconds(seconds));
    try (LocalStack stack = logIn(wrong)) {
      Secret first = stack.session().accessToken().orElseThrow();
      for (int i = 0; i < 50; i++) {
        clock.advance(Duration.ofMinutes(1));
        assertThat(stack.session().accessToken()).contains(first);
        assertThat(stack.quilt.awsCredentials()).isPresent();
      }
      clock.advance(Duration.ofMinutes(10));
      assertThat(stack.session().accessToken()).isPresent().get().isNotEqualTo(first);
      assertThat(server.exchanges()).isEqualTo(2);
    }
  }

  @Test
  void tokensThatAreGoodForLessThanAMinuteAreNotRenewedWithEveryUse() {
    server.tokenLifetime(Duration.ofSeconds(20));
    try (LocalStack stack = logIn(clock)) {
      for (int i = 0; i < 100; i++) {
        assertThat(stack.session().accessToken()).isPresent();
        clock.advance(Duration.ofMillis(100));
      }
      assertThat(server.exchanges()).isBetween(2, 4);
    }
  }

  @Test
  void manyThreadsRenewOnce() throws Exception {
    try (LocalStack stack = logIn(clock)) {
      clock.advance(Duration.ofHours(2));
      server.latency(Duration.ofMillis(200));

      Set<Optional<Secret>> tokens =
          Set.copyOf(together(() -> stack.session().accessToken()).stream().toList());

      assertThat(tokens).hasSize(1);
      assertThat(server.exchanges()).isEqualTo(2);
      assertThat(Set.copyOf(together(() -> stack.quilt.awsCredentials()))).hasSize(1);
    }
  }

  @Test
  void aTokenThatIsGoodServesWhileAnotherProcessRenewsIt() throws Exception {
    try (UglyStack ugly = new UglyStack();
        LocalStack stack = LocalStack.open(home, ugly.url())) {
      stack.authenticator().loginWithToken(Secret.of(ugly.real.newCode()));
      Secret token = stack.session().accessToken().orElseThrow();
      try (LocalStack another = LocalStack.open(home)) {
        another.session().reject(another.session().accessToken().orElseThrow());
        ugly.always(
            post(urlEqualTo(UglyStack.TOKEN)),
            aResponse().proxiedFrom(ugly.real.url().toString()).withFixedDelay(2000));
        CompletableFuture<Optional<Secret>> renewing =
            CompletableFuture.supplyAsync(() -> another.session().accessToken());
        long start = System.nanoTime();
        while (!renewing.isDone()) {
          assertThat(stack.session().accessToken()).isPresent();
        }
        assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofSeconds(1).toNanos());
        assertThat(renewing.get()).isPresent().get().isNotEqualTo(token);
      }
    }
  }

  @Test
  void manyThreadsAreToldOnceThatTheSessionEnded() throws Exception {
    try (LocalStack stack = logIn(clock)) {
      clock.advance(Duration.ofHours(2));
      server.endSessions();

      Set<String> errors =
          together(
                  () -> {
                    try {
                      return "token " + stack.session().accessToken();
                    } catch (NotAuthenticatedException e) {
                      return String.valueOf(e.getMessage());
                    }
                  })
              .stream()
              .collect(Collectors.toSet());

      assertThat(errors).singleElement().asString().contains("log in again");
      assertThat(server.exchanges()).isEqualTo(2);
    }
  }

  private static <T> List<T> together(Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<T>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : calls) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aTokenThatIsStillGoodServesWhileTheStackIsBusy() {
    try (UglyStack ugly = new UglyStack();
        LocalStack stack = LocalStack.open(home, ugly.url())) {
      ugly.real.tokenLifetime(Duration.ofSeconds(50));
      stack.authenticator().loginWithToken(Secret.of(ugly.real.newCode()));
      Secret token = stack.session().accessToken().orElseThrow();
      ugly.always(post(urlEqualTo(UglyStack.TOKEN)), aResponse().withStatus(503));
      try (LocalStack another = LocalStack.open(home)) {
        assertThat(another.session().accessToken()).contains(token);

        another.session().reject(token);
        assertThatThrownBy(() -> another.session().accessToken())
            .isInstanceOf(ServiceUnavailableException.class);
      }
    }
  }
}
