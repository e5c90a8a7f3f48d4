package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.AccessDeniedException;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buckets that everybody may read, with credentials that may not, and without any. */
class PublicBucketsTest {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  private final Faults faults = Faults.start();
  private final ObjectStore store = faults.store();
  private final SystemProperties properties = new SystemProperties();

  @AfterEach
  void close() {
    properties.restore();
    store.close();
    faults.close();
  }

  private void refuseTheSigned() {
    faults.always(
        any(anyUrl()).withHeader("Authorization", matching(".+")),
        Faults.error(403, "InvalidAccessKeyId"));
  }

  private List<Boolean> signed() {
    return faults.requests(anyRequestedFor(anyUrl())).stream()
        .map(request -> request.containsHeader("Authorization"))
        .toList();
  }

  @Test
  void readsAreUnsignedFromTheFirstRefusalOn() throws Exception {
    faults.put("key", BYTES);
    refuseTheSigned();

    for (int i = 0; i < 3; i++) {
      assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
    }
    assertThat(store.head("key", null)).isPresent();
    assertThat(store.list(ListRequest.recursive(""), null).objects()).hasSize(1);

    assertThat(signed()).containsExactly(true, false, false, false, false, false);
  }

  @Test
  void writesAreSignedAlways() throws Exception {
    faults.put("key", BYTES);
    refuseTheSigned();
    Faults.read(store, ReadRequest.of("key"));
    faults.http.resetRequests();

    assertThatThrownBy(() -> store.put("key", Body.of(BYTES), PutCondition.always()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("s3:PutObject");
    assertThat(signed()).containsExactly(true);
  }

  @Test
  void whoMayReadOnceIsNotTriedUnsigned() throws Exception {
    faults.put("key", BYTES);
    Faults.read(store, ReadRequest.of("key"));
    faults.always(any(anyUrl()), Faults.error(403, "AccessDenied"));
    faults.http.resetRequests();

    assertThatThrownBy(() -> store.read(ReadRequest.of("key")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(signed()).containsExactly(true);
  }

  @Test
  void whatNobodyMayDoDecidesNothing() throws Exception {
    faults.put("key", BYTES);
    refuseTheSigned();
    faults.always(get(urlPathEqualTo(faults.path(""))), Faults.error(403, "AccessDenied"));

    assertThatThrownBy(() -> store.list(ListRequest.recursive(""), null))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
  }

  @Test
  void withoutCredentialsNothingIsSigned() throws Exception {
    faults.put("key", BYTES);

    properties.withoutCredentials();

    try (ObjectStore nobody = faults.store()) {
      assertThat(Faults.read(nobody, ReadRequest.of("key"))).isEqualTo(BYTES);
      nobody.put("other", Body.of(BYTES), PutCondition.always());
      faults.always(any(anyUrl()), Faults.error(403, "AccessDenied"));
      assertThatThrownBy(() -> nobody.put("key", Body.of(BYTES), PutCondition.always()))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("nobody, as there are no AWS credentials");
    }
    assertThat(signed()).containsExactly(false, false, false);
  }

  @Test
  void whoPaysForRequestsSaysSo() throws Exception {
    try (ObjectStore payer =
        faults
            .provider()
            .requesterPays(true)
            .build()
            .open(faults.bucket, TestContext.of(HttpSettings.defaults()))) {
      payer.put("key", Body.of(BYTES), PutCondition.always());
      payer.put("large", Body.of(new byte[9 << 20]), PutCondition.always());
      payer.copyFrom(payer.physicalKey("key", null), "copy", PutCondition.always());
      payer.copyFrom(payer.physicalKey("large", null), "large-copy", PutCondition.always());
      payer.head("key", null);
      Faults.read(payer, ReadRequest.of("key"));
      payer.list(ListRequest.recursive(""), null);
      payer.deleteAll(List.of("key"));
    }
    assertThat(faults.requests(anyRequestedFor(anyUrl())))
        .hasSizeGreaterThan(12)
        .allSatisfy(
            request -> assertThat(request.getHeader("x-amz-request-payer")).isEqualTo("requester"));
  }
}
