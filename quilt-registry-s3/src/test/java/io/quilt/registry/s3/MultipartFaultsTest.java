package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quilt.api.AccessDeniedException;
import io.quilt.api.Checksum;
import io.quilt.api.QuiltException;
import io.quilt.api.ServiceUnavailableException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PreconditionFailedException;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import io.quilt.spi.StoreOutcomeUnknownException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploads in parts that fail on their way, at their end, or after it. */
class MultipartFaultsTest {
  private static final String KEY = "large";
  private static final byte[] BYTES = new byte[(9 << 20)];

  private final Faults faults = Faults.start();
  private final ObjectStore store = faults.store();

  @AfterEach
  void close() {
    store.close();
    faults.close();
  }

  private ObjectInfo put(PutCondition condition) {
    return store.put(KEY, Body.of(BYTES), condition);
  }

  private MappingBuilder begin() {
    return post(urlPathEqualTo(faults.path(KEY))).withQueryParam("uploads", equalTo(""));
  }

  private MappingBuilder part(int number) {
    return WireMock.put(urlPathEqualTo(faults.path(KEY)))
        .withQueryParam("partNumber", equalTo(Integer.toString(number)));
  }

  private MappingBuilder complete() {
    return post(urlPathEqualTo(faults.path(KEY))).withQueryParam("uploadId", matching(".+"));
  }

  private void assertAborted() {
    assertThat(
            faults.requests(
                deleteRequestedFor(urlPathEqualTo(faults.path(KEY)))
                    .withQueryParam("uploadId", matching(".+"))))
        .hasSize(1);
    assertThat(store.head(KEY, null)).isEmpty();
    try (S3Client client = TestBuckets.client(faults.memory)) {
      assertThat(client.listMultipartUploads(list -> list.bucket(faults.bucket.root())).uploads())
          .isEmpty();
    }
  }

  @Test
  void aPartIsTriedAgain() throws IOException {
    faults.next(2, part(1), Faults.error(500, "InternalError"));
    faults.next(2, part(2), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    ObjectInfo written = put(PutCondition.always());

    assertThat(written.checksum(Checksum.SHA2_256_CHUNKED)).isPresent();
    assertThat(Faults.read(store, ReadRequest.of(KEY))).isEqualTo(BYTES);
  }

  @Test
  void anUploadOfWhichAPartFailsIsAborted() {
    faults.always(part(2), Faults.error(500, "InternalError"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertAborted();
  }

  @Test
  void anUploadOfWhichAPartIsLostIsAborted() {
    faults.always(part(2), aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertAborted();
  }

  @Test
  void anUploadOfWhichAPartIsRefusedIsAborted() {
    faults.always(part(1), Faults.error(403, "AccessDenied"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("s3:PutObject");
    assertAborted();
  }

  @Test
  void anUploadThatCannotBeAbortedFailsForItsOwnReason() {
    faults.always(part(1), Faults.error(403, "AccessDenied"));
    faults.always(
        WireMock.delete(urlPathEqualTo(faults.path(KEY))), Faults.error(500, "InternalError"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("s3:PutObject");
  }

  @Test
  void anErrorUnderStatus200IsTriedAgain() throws IOException {
    faults.next(2, complete(), Faults.error(200, "InternalError"));

    put(PutCondition.always());

    assertThat(Faults.read(store, ReadRequest.of(KEY))).isEqualTo(BYTES);
  }

  @Test
  void anErrorUnderStatus200IsNoSuccess() {
    faults.always(complete(), Faults.error(200, "InternalError"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(StoreOutcomeUnknownException.class);
    assertThat(store.head(KEY, null)).isEmpty();
  }

  @Test
  void aConditionThatFailsUnderStatus200Aborts() {
    faults.always(complete(), Faults.error(200, "PreconditionFailed"));

    assertThatThrownBy(() -> put(PutCondition.ifAbsent()))
        .isInstanceOf(PreconditionFailedException.class);
    assertAborted();
  }

  @Test
  void aLostRaceAborts() {
    faults.always(
        complete().withHeader("If-None-Match", equalTo("*")),
        Faults.error(412, "PreconditionFailed"));

    assertThatThrownBy(() -> put(PutCondition.ifAbsent()))
        .isInstanceOf(PreconditionFailedException.class);
    assertAborted();
  }

  @Test
  void anUploadThatIsGoneWasCompletedIfTheObjectIsThere() {
    ObjectInfo there = faults.put(KEY, BYTES);
    faults.always(complete(), Faults.error(404, "NoSuchUpload"));

    assertThat(put(PutCondition.always()).revision()).isEqualTo(there.revision());
  }

  @Test
  void anUploadThatIsGoneAndLeftNothingIsOfUnknownOutcome() {
    faults.always(complete(), Faults.error(404, "NoSuchUpload"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(StoreOutcomeUnknownException.class);
  }

  @Test
  void anAnswerWithoutAnUploadIsAnError() {
    faults.always(
        begin(),
        aResponse()
            .withHeader("Content-Type", "application/xml")
            .withBody("<InitiateMultipartUploadResult/>"));

    assertThatThrownBy(() -> put(PutCondition.always()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("upload without an id");
  }

  @Test
  void aPartWithoutAnETagIsATypedError() {
    faults.always(part(1), aResponse().withStatus(200));

    assertThatThrownBy(() -> put(PutCondition.always())).isInstanceOf(QuiltException.class);
  }

  @Test
  void aCopyOfWhichAPartFailsIsAborted() {
    faults.put("source", BYTES);
    faults.always(part(2), Faults.error(200, "InternalError"));

    assertThatThrownBy(
            () -> store.copyFrom(store.physicalKey("source", null), KEY, PutCondition.always()))
        .isInstanceOf(ServiceUnavailableException.class);
    assertAborted();
  }

  @Test
  void aCopyWhoseAnswerIsEmptyIsNoCrash() {
    faults.put("source", new byte[1]);
    faults.always(WireMock.put(urlPathEqualTo(faults.path(KEY))), aResponse().withStatus(200));

    assertThat(store.copyFrom(store.physicalKey("source", null), KEY, PutCondition.always()))
        .get()
        .satisfies(copy -> assertThat(copy.checksums()).isEmpty());
  }

  @Test
  void smallObjectsAreNotUploadedInParts() {
    store.put("small", Body.of(new byte[1]), PutCondition.always());

    assertThat(faults.requests(postRequestedFor(urlPathEqualTo(faults.path("small"))))).isEmpty();
  }
}
