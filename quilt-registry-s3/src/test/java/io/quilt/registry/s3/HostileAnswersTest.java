package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.quilt.api.QuiltException;
import io.quilt.api.StorageException;
import io.quilt.spi.Body;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectInfo;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no S3 gives are typed errors, or are read for what they are. */
class HostileAnswersTest {
  private static final String KEY = "key";

  private final Faults faults = Faults.start();
  private final ObjectStore store = faults.store();

  @AfterEach
  void close() {
    store.close();
    faults.close();
  }

  private static ResponseDefinitionBuilder xml(String document) {
    return aResponse().withHeader("Content-Type", "application/xml").withBody(document);
  }

  private static ResponseDefinitionBuilder tenBytes() {
    return aResponse().withHeader("Content-Length", "10").withBody("0123456789");
  }

  private void assertListingFails(String document) {
    faults.always(get(urlPathEqualTo(faults.path(""))), xml(document));
    assertThatThrownBy(() -> store.list(ListRequest.recursive(""), "token"))
        .isInstanceOf(QuiltException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ListBucketResult>",
        "no XML at all",
        "\u0000\u0001",
        "<ListBucketResult><Contents/></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>x</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>-1</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Size>1</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>99999999999999999999</Size></Contents>"
            + "</ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>1</Size><LastModified>never</LastModified>"
            + "</Contents></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated>"
            + "<NextContinuationToken>token</NextContinuationToken></ListBucketResult>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
            + "<ListBucketResult><Contents><Key>&b;</Key></Contents></ListBucketResult>"
      })
  void listings(String document) {
    assertListingFails(document);
  }

  @Test
  void aListingWithoutTimesAndTagsIsRead() {
    faults.always(
        get(urlPathEqualTo(faults.path(""))),
        xml(
            "<ListBucketResult><Contents><Key>a</Key><Size>1</Size></Contents>"
                + "<CommonPrefixes/></ListBucketResult>"));

    ObjectInfo only = store.list(ListRequest.recursive(""), null).objects().get(0);
    assertThat(only.lastModified()).isEqualTo(Instant.EPOCH);
    assertThat(only.revision()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes 5-9/*",
        "bytes 5-9/-10",
        "bytes 0-9/10",
        "bytes 5-9/99999999999999999999999999",
        "bytes -5-9/10",
        "items 5-9/10"
      })
  void rangesOfOtherBytes(String range) {
    faults.always(
        get(urlPathEqualTo(faults.path(KEY))),
        aResponse().withStatus(206).withHeader("Content-Range", range).withBody("12345"));

    assertThatThrownBy(() -> store.read(ReadRequest.of(KEY).range(5, 5)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Content-Range");
  }

  @Test
  void aServerThatIgnoresRangesIsNotTrusted() {
    faults.always(get(urlPathEqualTo(faults.path(KEY))), aResponse().withBody("0123456789"));

    assertThatThrownBy(() -> store.read(ReadRequest.of(KEY).range(5, 5)))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void moreBytesThanAskedForAreNotRead() throws IOException {
    faults.always(get(urlPathEqualTo(faults.path(KEY))), tenBytes());

    assertThat(Faults.read(store, ReadRequest.of(KEY).range(0, 5))).asString().isEqualTo("01234");
  }

  @Test
  void anObjectWithoutTimeAndTagIsReadButNotReadOn() throws IOException {
    faults.always(get(urlPathEqualTo(faults.path(KEY))), tenBytes());
    assertThat(Faults.read(store, ReadRequest.of(KEY))).asString().isEqualTo("0123456789");

    faults.always(
        get(urlPathEqualTo(faults.path(KEY))),
        aResponse().withHeader("Content-Length", "20").withBody("0123456789"));
    assertThatThrownBy(() -> Faults.read(store, ReadRequest.of(KEY)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at byte 10 of 20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "0", "Fri, 99 Foo 9999 99:99:99 GMT"})
  void times(String time) {
    faults.always(
        head(urlPathEqualTo(faults.path(KEY))),
        aResponse().withHeader("Content-Length", "1").withHeader("Last-Modified", time));

    assertThatThrownBy(() -> store.head(KEY, null)).isInstanceOf(QuiltException.class);
  }

  @Test
  void aHeadWithoutALength() {
    faults.always(head(urlPathEqualTo(faults.path(KEY))), aResponse());

    assertThatThrownBy(() -> store.head(KEY, null)).isInstanceOf(StorageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "AAAA", "AAAA-1", "?-1", "-", "-1", "AAAA-99999999999999"})
  void checksumsThatAreNone(String checksum) {
    faults.always(
        head(urlPathEqualTo(faults.path(KEY))),
        aResponse()
            .withHeader("Content-Length", "1")
            .withHeader("x-amz-checksum-sha256", checksum)
            .withHeader("x-amz-checksum-crc64nvme", checksum));

    assertThat(store.head(KEY, null))
        .get()
        .satisfies(info -> assertThat(info.checksums()).isEmpty());
  }

  @Test
  void aWriteWithoutAnETag() {
    faults.always(any(urlPathEqualTo(faults.path(KEY))), aResponse());

    assertThat(store.put(KEY, Body.of(new byte[1]), PutCondition.always()).revision()).isEmpty();
  }

  @Test
  void errorsOfDeletionsAreReported() {
    faults.always(
        post(urlPathEqualTo(faults.path(""))),
        xml(
            "<DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code><Message>No</Message>"
                + "</Error><Error><Key>c</Key></Error><Error/></DeleteResult>"));

    assertThat(store.deleteAll(List.of("a", "b", "c")).errors())
        .containsEntry("b", "AccessDenied No")
        .containsKey("c")
        .doesNotContainKey("a");
  }

  @Test
  void garbageEverywhere() {
    faults.always(any(anyUrl()), aResponse().withStatus(418).withBody("\u0000<a"));

    assertThatThrownBy(() -> store.list(ListRequest.level(""), null))
        .isInstanceOf(QuiltException.class);
    assertThatThrownBy(() -> store.read(ReadRequest.of(KEY))).isInstanceOf(QuiltException.class);
    assertThatThrownBy(() -> store.head(KEY, null)).isInstanceOf(QuiltException.class);
    assertThatThrownBy(() -> store.deleteAll(List.of(KEY))).isInstanceOf(QuiltException.class);
    assertThatThrownBy(() -> store.put(KEY, Body.of(new byte[1]), PutCondition.always()))
        .isInstanceOf(QuiltException.class);
  }
}
