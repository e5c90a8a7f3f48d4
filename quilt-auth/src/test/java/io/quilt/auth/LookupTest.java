package io.quilt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.ApiKeySecret;
import io.quilt.auth.Lookup.Found;
import io.quilt.testkit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who finds out, who waits, and who goes on with what is known. */
@Timeout(30)
class LookupTest {
  private static final Stack STACK = new Stack("https://a", URI.create("https://a"));

  private final ManualClock clock = new ManualClock();
  private final List<Runnable> later = new ArrayList<>();
  private final AtomicInteger found = new AtomicInteger();
  private final Semaphore leave = new Semaphore(Integer.MAX_VALUE);
  private final Lookup<String> lookup =
      new Lookup<>((time, work) -> later.add(work), clock::instant, (login, last) -> find());

  private Found<String> find() {
    int number = found.incrementAndGet();
    leave.acquireUninterruptibly();
    return Found.of(STACK, "value " + number, Duration.ofMinutes(10));
  }

  private Optional<String> get() {
    return lookup.get(Login.BY_SESSION).value();
  }

  private CompletableFuture<Optional<String>> elsewhere() {
    return CompletableFuture.supplyAsync(this::get);
  }

  private void aSecondPasses() {
    List.copyOf(later).forEach(Runnable::run);
    later.clear();
  }

  private CompletableFuture<Optional<String>> findingElsewhere(int number) throws Exception {
    leave.drainPermits();
    CompletableFuture<Optional<String>> finding = elsewhere();
    while (found.get() < number) {
      Thread.sleep(1);
    }
    return finding;
  }

  @Test
  void whatIsKnownIsNotFoundOutAgainWithinTheSecond() {
    assertThat(get()).contains("value 1");
    clock.advance(Duration.ofDays(1));
    assertThat(get()).contains("value 1");
    aSecondPasses();
    assertThat(get()).contains("value 2");
  }

  @Test
  void othersGoOnWithWhatIsGood() throws Exception {
    get();
    aSecondPasses();
    CompletableFuture<Optional<String>> finding = findingElsewhere(2);

    assertThat(get()).contains("value 1");

    leave.release(10);
    assertThat(finding.get()).contains("value 2");
    assertThat(get()).contains("value 2");
  }

  @Test
  void othersWaitWhereItIsNotGoodAnyMore() throws Exception {
    get();
    aSecondPasses();
    clock.advance(Duration.ofMinutes(11));
    CompletableFuture<Optional<String>> finding = findingElsewhere(2);
    CompletableFuture<Optional<String>> waiting = elsewhere();

    Thread.sleep(100);
    assertThat(waiting).isNotDone();

    leave.release(10);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).contains("value 2");
    assertThat(finding.get()).contains("value 2");
    assertThat(found).hasValue(2);
  }

  @Test
  void whatIsRejectedIsFoundOutAgainAndWaitedFor() throws Exception {
    get();
    lookup.reject("another");
    assertThat(get()).contains("value 1");
    lookup.reject("value 1");
    assertThat(lookup.isRejected("value 1")).isTrue();
    CompletableFuture<Optional<String>> finding = findingElsewhere(2);
    CompletableFuture<Optional<String>> waiting = elsewhere();

    Thread.sleep(100);
    assertThat(waiting).isNotDone();

    leave.release(10);
    assertThat(finding.get()).contains("value 2");
    assertThat(waiting.get(10, TimeUnit.SECONDS)).contains("value 2");
  }

  @Test
  void anotherLoginIsAnotherValue() {
    Login key = Login.by(ApiKeySecret.of("qk_key"));
    assertThat(get()).contains("value 1");
    assertThat(lookup.get(key).value()).contains("value 2");
    assertThat(get()).contains("value 3");
    lookup.forget();
    assertThat(get()).contains("value 4");
  }
}
