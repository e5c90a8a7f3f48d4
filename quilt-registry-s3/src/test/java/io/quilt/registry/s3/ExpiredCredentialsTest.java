package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.AwsCredentials;
import io.quilt.api.Secret;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StackSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Credentials of the stack that AWS calls expired, or does not let in. */
class ExpiredCredentialsTest {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  private final Faults faults = Faults.start();
  private final NumberedSession session = new NumberedSession();
  private final ObjectStore store = faults.store(TestContext.of(session));

  /** Credentials with numbers, the next one after each that is in force and rejected. */
  private static final class NumberedSession implements StackSession {
    private final AtomicInteger number = new AtomicInteger(1);
    private final AtomicInteger rejections = new AtomicInteger();

    private static AwsCredentials credentials(int number) {
      return new AwsCredentials(
          "ASIA" + number,
          Secret.of("secret-" + number),
          Secret.of("token-" + number),
          Instant.now().plusSeconds(3600));
    }

    @Override
    public Optional<AwsCredentials> awsCredentials() {
      return Optional.of(credentials(number.get()));
    }

    @Override
    public void reject(AwsCredentials credentials) {
      rejections.incrementAndGet();
      int refused = Integer.parseInt(credentials.accessKeyId().substring("ASIA".length()));
      number.compareAndSet(refused, refused + 1);
    }

    @Override
    public Optional<URI> registryUrl() {
      return Optional.empty();
    }

    @Override
    public Optional<Secret> accessToken() {
      return Optional.empty();
    }

    @Override
    public void reject(Secret token) {
      throw new UnsupportedOperationException();
    }
  }

  @AfterEach
  void close() {
    store.close();
    faults.close();
  }

  private void expire(int number) {
    faults.always(
        any(anyUrl()).withHeader("X-Amz-Security-Token", equalTo("token-" + number)),
        Faults.error(400, "ExpiredToken"));
  }

  private List<String> tokens() {
    return faults.requests(anyRequestedFor(anyUrl())).stream()
        .map(request -> request.getHeader("X-Amz-Security-Token"))
        .toList();
  }

  @Test
  void requestsCarryTheSession() {
    store.list(ListRequest.recursive(""), null);

    LoggedRequest request = faults.requests(anyRequestedFor(anyUrl())).get(0);
    assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo("token-1");
    assertThat(request.getHeader("Authorization")).contains("Credential=ASIA1/");
  }

  @Test
  void expiredCredentialsAreRenewedOnceAndTheRequestSentAgain() throws Exception {
    faults.put("key", BYTES);
    expire(1);

    assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
    store.put("other", Body.of(BYTES), PutCondition.always());

    assertThat(tokens()).containsExactly("token-1", "token-2", "token-2");
    assertThat(session.rejections).hasValue(1);
  }

  @Test
  void credentialsThatAreRefusedAgainAreAnError() {
    expire(1);
    expire(2);

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("ExpiredToken");
    assertThat(tokens()).containsExactly("token-1", "token-2");
  }

  @Test
  void partsUnderWayRenewOnceTogether() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (ObjectStore parallel = faults.store(TestContext.of(session).with(pool))) {
      faults.always(
          any(anyUrl())
              .withQueryParam("partNumber", matching(".*"))
              .withHeader("X-Amz-Security-Token", equalTo("token-1")),
          Faults.error(400, "ExpiredToken").withFixedDelay(50));

      byte[] large = new byte[33 << 20];
      parallel.put("large", Body.of(large), PutCondition.always());

      assertThat(session.number).hasValue(2);
      assertThat(Faults.read(faults.direct(), ReadRequest.of("large"))).isEqualTo(large);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aHeadThatCannotSayThatCredentialsExpiredIsAskedDifferently() {
    faults.put("key", BYTES);
    faults.always(
        head(anyUrl()).withHeader("X-Amz-Security-Token", equalTo("token-1")),
        aResponse().withStatus(400));
    expire(1);

    assertThat(store.head("key", null)).isPresent();
    assertThat(session.rejections).hasValue(1);
  }

  @Test
  void whoIsNotLetInIsToldWhoTheyAre() {
    faults.always(any(anyUrl()), Faults.error(403, "AccessDenied"));

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContainingAll(
            faults.bucket.root(), "s3:PutObject", "the stack's login", "AccessDenied")
        .satisfies(
            e -> {
              for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("secret-1").doesNotContain("token-1");
              }
            });
    assertThat(session.rejections).hasValue(0);
  }

  @Test
  void theDefaultChainIsNamedToo() {
    faults.always(any(anyUrl()), Faults.error(403, "AccessDenied"));

    try (ObjectStore own = faults.store()) {
      assertThatThrownBy(() -> own.list(ListRequest.recursive(""), null))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContainingAll(
              faults.bucket.root(), "s3:ListBucket", "the AWS credentials found");
    }
  }
}
