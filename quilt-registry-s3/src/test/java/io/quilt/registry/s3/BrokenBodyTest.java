package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ObjectContent;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that end in the middle of an object, or stand still there. */
class BrokenBodyTest {
  private static final int SIZE = 300_000;
  private static final int SENT = 100_000;
  private static final String KEY = "key";

  private final byte[] bytes = random(1);
  private final Faults faults = Faults.start();
  private final ObjectInfo info = faults.put(KEY, bytes);

  @AfterEach
  void close() {
    faults.close();
  }

  private static byte[] random(long seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** The beginning of the object, under the length of all of it. */
  private ResponseDefinitionBuilder cut() {
    return aResponse()
        .withHeader("Content-Length", Integer.toString(SIZE))
        .withHeader("ETag", info.revision())
        .withBody(Arrays.copyOf(bytes, SENT));
  }

  private List<LoggedRequest> gets() {
    return faults.requests(getRequestedFor(urlPathEqualTo(faults.path(KEY))));
  }

  @Test
  void aBodyThatIsCutIsReadOnFromWhereItEnded() throws IOException {
    faults.next(1, get(urlPathEqualTo(faults.path(KEY))), cut());

    try (ObjectStore store = faults.store()) {
      assertThat(Faults.read(store, ReadRequest.of(KEY))).isEqualTo(bytes);
    }
    LoggedRequest second = gets().get(1);
    assertThat(second.getHeader("Range")).isEqualTo("bytes=%d-%d".formatted(SENT, SIZE - 1));
    assertThat(second.getHeader("If-Match")).isEqualTo(info.revision());
  }

  @Test
  void aPartThatIsCutIsReadOnToItsEnd() throws IOException {
    int from = 1_000;
    int length = 200_000;
    faults.next(
        1,
        get(urlPathEqualTo(faults.path(KEY))),
        aResponse()
            .withStatus(206)
            .withHeader("Content-Length", Integer.toString(length))
            .withHeader("Content-Range", "bytes 1000-200999/" + SIZE)
            .withHeader("ETag", info.revision())
            .withBody(Arrays.copyOfRange(bytes, from, from + SENT)));

    try (ObjectStore store = faults.store()) {
      assertThat(Faults.read(store, ReadRequest.of(KEY).range(from, length)))
          .isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
    }
    assertThat(gets().get(1).getHeader("Range")).isEqualTo("bytes=101000-200999");
  }

  @Test
  void aChangedObjectIsNotMixedWithWhatWasRead() {
    faults.next(1, get(urlPathEqualTo(faults.path(KEY))), cut());
    faults.put(KEY, random(2));

    try (ObjectStore store = faults.store()) {
      assertThatThrownBy(() -> Faults.read(store, ReadRequest.of(KEY)))
          .isInstanceOf(PreconditionFailedException.class);
    }
  }

  @Test
  void aServerThatForgetsTheConditionIsNotTrusted() {
    faults.next(1, get(urlPathEqualTo(faults.path(KEY))), cut());
    faults.next(
        1,
        get(urlPathEqualTo(faults.path(KEY))).withHeader("If-Match", equalTo(info.revision())),
        aResponse()
            .withStatus(206)
            .withHeader("Content-Range", "bytes %d-%d/%d".formatted(SENT, SIZE - 1, SIZE))
            .withHeader("ETag", "\"another\"")
            .withBody(Arrays.copyOfRange(random(2), SENT, SIZE)));

    try (ObjectStore store = faults.store()) {
      assertThatThrownBy(() -> Faults.read(store, ReadRequest.of(KEY)))
          .isInstanceOf(PreconditionFailedException.class);
    }
  }

  @Test
  void aBodyThatIsAlwaysCutAtTheSamePlaceIsAnError() {
    faults.always(
        get(urlPathEqualTo(faults.path(KEY))).withHeader("Range", equalTo("bytes=100000-299999")),
        aResponse()
            .withStatus(206)
            .withHeader("Content-Length", "200000")
            .withHeader("Content-Range", "bytes 100000-299999/" + SIZE)
            .withHeader("ETag", info.revision()));
    faults.next(1, get(urlPathEqualTo(faults.path(KEY))), cut());

    try (ObjectStore store = faults.store()) {
      assertThatThrownBy(() -> Faults.read(store, ReadRequest.of(KEY)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("at byte 100000 of 300000");
    }
  }

  @Test
  void aSlowBodyIsReadOnOverAnotherConnection() throws IOException {
    faults.next(
        1,
        get(urlPathEqualTo(faults.path(KEY))),
        cut().withBody(bytes).withChunkedDribbleDelay(2, 10_000));
    HttpSettings hasty = HttpSettings.defaults().responseTimeout(Duration.ofMillis(250));

    try (ObjectStore store = faults.store(TestContext.of(hasty))) {
      assertThat(Faults.read(store, ReadRequest.of(KEY))).isEqualTo(bytes);
    }
    assertThat(gets()).hasSize(2);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsUnavailable() {
    faults.always(get(urlPathEqualTo(faults.path(KEY))), aResponse().withFixedDelay(10_000));
    HttpSettings hasty = HttpSettings.defaults().responseTimeout(Duration.ofMillis(50));

    try (ObjectStore store = faults.store(TestContext.of(hasty))) {
      assertThatThrownBy(() -> store.read(ReadRequest.of(KEY)))
          .isInstanceOfSatisfying(
              ServiceUnavailableException.class, e -> assertThat(e.status()).isZero());
      assertThat(gets()).hasSize(QuickRetries.ATTEMPTS);
    }
  }

  @Test
  void whatIsClosedEarlyIsNotReadOn() throws IOException {
    try (ObjectStore store = faults.store()) {
      try (ObjectContent content = store.read(ReadRequest.of(KEY))) {
        assertThat(content.stream().read()).isEqualTo(bytes[0] & 0xff);
      }
      store.put("after", Body.of(bytes), PutCondition.always());
    }
    assertThat(gets()).hasSize(1);
  }
}
