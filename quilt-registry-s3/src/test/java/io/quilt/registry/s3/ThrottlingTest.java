package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.ObjectNotFoundException;
import io.quilt.api.PhysicalKey;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that is busy, or gone, before its answer. */
class ThrottlingTest {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  private final Faults faults = Faults.start();
  private final ObjectStore store = faults.store();

  @AfterEach
  void close() {
    store.close();
    faults.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aReadIsTriedAgain(int status) throws Exception {
    faults.put("key", BYTES);
    faults.next(3, get(urlPathEqualTo(faults.path("key"))), Faults.error(status, code(status)));

    assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
    assertThat(faults.requests(getRequestedFor(urlPathEqualTo(faults.path("key"))))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aWriteIsTriedAgain(int status) throws Exception {
    faults.next(3, put(urlPathEqualTo(faults.path("key"))), Faults.error(status, code(status)));

    ObjectInfo written = store.put("key", Body.of(BYTES), PutCondition.always());

    assertThat(written.size()).isEqualTo(BYTES.length);
    assertThat(Faults.read(faults.direct(), ReadRequest.of("key"))).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aListIsTriedAgain(int status) {
    faults.put("key", BYTES);
    faults.next(3, get(urlPathEqualTo(faults.path(""))), Faults.error(status, code(status)));

    assertThat(store.list(ListRequest.recursive(""), null).objects()).hasSize(1);
  }

  private static String code(int status) {
    return status == 503 ? "SlowDown" : "InternalError";
  }

  @Test
  void aConnectionThatIsResetIsTriedAgain() throws Exception {
    faults.put("key", BYTES);
    faults.next(
        2,
        any(urlPathEqualTo(faults.path("key"))),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    faults.next(
        2, any(urlPathEqualTo(faults.path("key"))), aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
  }

  @Test
  void aServiceThatStaysBusyIsUnavailable() {
    faults.always(any(anyUrl()), Faults.error(503, "SlowDown"));

    assertThatThrownBy(() -> store.list(ListRequest.recursive(""), null))
        .isInstanceOfSatisfying(
            ServiceUnavailableException.class, e -> assertThat(e.status()).isEqualTo(503))
        .hasMessageContaining(faults.bucket.root())
        .hasMessageContaining("SlowDown");
    assertThat(faults.requests(anyRequestedFor(anyUrl()))).hasSize(QuickRetries.ATTEMPTS);
    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(() -> store.deleteAll(List.of("key")))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(store::capabilities).isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void aWriteWhoseAnswerIsLostIsOfUnknownOutcome() {
    faults.always(
        put(urlPathEqualTo(faults.path("key"))), aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(StoreOutcomeUnknownException.class)
        .hasMessageContaining(faults.bucket + "key");
    assertThat(faults.requests(putRequestedFor(urlPathEqualTo(faults.path("key")))))
        .hasSize(QuickRetries.ATTEMPTS);
  }

  @Test
  void aWriteThatTheServerFailsIsOfUnknownOutcome() {
    faults.always(put(urlPathEqualTo(faults.path("key"))), Faults.error(500, "InternalError"));

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(StoreOutcomeUnknownException.class);
  }

  @Test
  void aWriteOfWhichOneAnswerWasLostIsOfUnknownOutcome() {
    faults.always(put(urlPathEqualTo(faults.path("key"))), Faults.error(503, "SlowDown"));
    loseTheNextAnswer();

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(StoreOutcomeUnknownException.class);
  }

  @Test
  void aConditionalWriteThatMeetsItselfIsDone() {
    assertThat(store.capabilities().conditionalPut()).isTrue();
    ObjectInfo there = faults.put("key", BYTES);
    loseTheNextAnswer();

    ObjectInfo written = store.put("key", Body.of(BYTES), PutCondition.ifAbsent());

    assertThat(written.revision()).isEqualTo(there.revision());
  }

  @Test
  void aConditionalWriteThatMeetsAnotherAfterALostAnswerIsOfUnknownOutcome() {
    faults.put("key", "other".getBytes(StandardCharsets.UTF_8));
    loseTheNextAnswer();

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.ifAbsent()))
        .isInstanceOf(StoreOutcomeUnknownException.class);
  }

  private void loseTheNextAnswer() {
    faults.next(
        1,
        put(urlPathEqualTo(faults.path("key"))),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
  }

  @Test
  void aConditionalWriteThatLosesWhileTheServiceIsBusyHasLost() {
    faults.put("key", BYTES);
    faults.next(2, put(urlPathEqualTo(faults.path("key"))), Faults.error(503, "SlowDown"));

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.ifAbsent()))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void aConditionalWriteThatCollidesIsTriedAgain() {
    faults.next(
        2,
        put(urlPathEqualTo(faults.path("key"))),
        Faults.error(409, "ConditionalRequestConflict"));
    store.put("key", Body.of(BYTES), PutCondition.ifAbsent());
    assertThat(store.head("key", null)).isPresent();

    faults.always(
        put(urlPathEqualTo(faults.path("busy"))), Faults.error(409, "ConditionalRequestConflict"));
    assertThatThrownBy(() -> store.put("busy", Body.of(BYTES), PutCondition.ifAbsent()))
        .isInstanceOf(PreconditionFailedException.class);
  }

  /** Meanwhile the key may be somebody else's. */
  @Test
  void aDeletionThatMayHappenOnceIsNotTriedAgain() {
    faults.put("key", BYTES);
    faults.next(
        1,
        delete(urlPathEqualTo(faults.path("key"))),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> store.deleteOnce("key"))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(faults.requests(deleteRequestedFor(anyUrl()))).hasSize(1);

    assertThat(store.deleteOnce("key").errors()).isEmpty();
    assertThat(store.head("key", null)).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    int free = faults.http.port();
    faults.http.stop();
    try (ObjectStore gone =
        S3ObjectStoreProvider.builder()
            .endpoint(URI.create("http://127.0.0.1:" + free))
            .customizer(new QuickRetries())
            .build()
            .open(PhysicalKey.parse("s3://gone"), TestContext.of(HttpSettings.defaults()))) {
      assertThatThrownBy(() -> gone.put("key", Body.of(BYTES), PutCondition.always()))
          .isInstanceOfSatisfying(
              ServiceUnavailableException.class, e -> assertThat(e.status()).isZero())
          .hasMessageContaining("check the network");
    }
  }

  @Test
  void aMissingObjectIsNotTriedAgain() {
    assertThatThrownBy(() -> store.read(ReadRequest.of("missing")))
        .isInstanceOf(ObjectNotFoundException.class);
    assertThat(faults.requests(anyRequestedFor(anyUrl()))).hasSize(1);
  }
}
