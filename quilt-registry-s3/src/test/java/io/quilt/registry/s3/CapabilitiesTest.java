package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quilt.api.ServiceUnavailableException;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found out about servers that are less than S3. */
class CapabilitiesTest {
  private final Faults faults = Faults.start();
  private final ObjectStore store = faults.store();

  @AfterEach
  void close() {
    store.close();
    faults.close();
  }

  private void assertPutsWithoutConditions() {
    faults.http.resetRequests();
    for (int i = 0; i < 2; i++) {
      store.put("key", Body.of(new byte[i]), PutCondition.ifAbsent());
      store.put("key", Body.of(new byte[i]), PutCondition.ifMatches("\"any\""));
    }
    assertThat(faults.requests(anyRequestedFor(anyUrl())))
        .hasSize(4)
        .noneMatch(r -> r.containsHeader("If-Match") || r.containsHeader("If-None-Match"));
  }

  @Test
  void aServerThatDoesNotKnowConditionsIsAskedOnce() {
    faults.always(
        put(anyUrl()).withHeader("If-Match", matching(".*")), Faults.error(501, "NotImplemented"));

    assertThat(store.capabilities().conditionalPut()).isFalse();
    assertThat(store.capabilities().conditionalPut()).isFalse();
    assertThat(faults.requests(putRequestedFor(anyUrl()))).hasSize(1);
    assertPutsWithoutConditions();
  }

  @Test
  void aServerThatIgnoresConditionsIsFoundOutAndTidiedUp() {
    faults.always(put(anyUrl()).withHeader("If-Match", matching(".*")), aResponse());

    assertThat(store.capabilities().conditionalPut()).isFalse();
    assertThat(faults.requests(postRequestedFor(urlPathEqualTo(faults.path("")))))
        .singleElement()
        .satisfies(request -> assertThat(request.getBodyAsString()).contains(".quilt/.conditions"));
    assertPutsWithoutConditions();
  }

  @Test
  void aServerThatObeysConditionsKeepsNothingOfTheQuestion() {
    assertThat(store.capabilities().conditionalPut()).isTrue();
    assertThat(store.list(ListRequest.recursive(""), null).objects()).isEmpty();
  }

  @Test
  void whatCouldNotBeAskedIsAskedAgain() {
    faults.next(
        QuickRetries.ATTEMPTS,
        put(anyUrl()).withHeader("If-Match", matching(".*")),
        Faults.error(500, "InternalError"));

    assertThatThrownBy(store::capabilities).isInstanceOf(ServiceUnavailableException.class);
    assertThat(store.capabilities().conditionalPut()).isTrue();
  }

  @Test
  void whoMayNotAskForVersionsUsesNone() {
    faults.always(
        get(anyUrl()).withQueryParam("versioning", matching(".*")),
        Faults.error(403, "AccessDenied"));

    assertThat(store.capabilities().versions()).isFalse();
    assertThat(store.capabilities().conditionalPut()).isTrue();
  }

  @Test
  void aBucketThatIsNotThereCanDoNothing() {
    faults.always(any(anyUrl()), Faults.error(404, "NoSuchBucket"));

    assertThat(store.capabilities().versions()).isFalse();
  }
}
