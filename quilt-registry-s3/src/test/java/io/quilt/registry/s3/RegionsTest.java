package io.quilt.registry.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static org.assertj.core.api.Assertions.assertThat;

import io.quilt.api.QuiltConfig;
import io.quilt.spi.Body;
import io.quilt.spi.HttpSettings;
import io.quilt.spi.ListRequest;
import io.quilt.spi.ObjectStore;
import io.quilt.spi.PutCondition;
import io.quilt.spi.ReadRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** Buckets that are elsewhere than the client is set up for. */
class RegionsTest {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);
  private static final Pattern SIGNED_FOR =
      Pattern.compile("Credential=[^/]+/\\d+/([a-z0-9-]+)/s3/aws4_request");

  private final Faults faults = Faults.start();

  @AfterEach
  void close() {
    faults.close();
  }

  private void liesInFrankfurt(int status, String code) {
    faults.always(
        any(anyUrl()).withHeader("Authorization", containing("/us-east-1/s3/")),
        Faults.error(status, code).withHeader("x-amz-bucket-region", "eu-central-1"));
  }

  private List<String> regions() {
    return faults.requests(anyRequestedFor(anyUrl())).stream()
        .map(request -> request.getHeader("Authorization"))
        .map(header -> SIGNED_FOR.matcher(header).results().findFirst().orElseThrow().group(1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"301, PermanentRedirect", "400, AuthorizationHeaderMalformed"})
  void aBucketElsewhereIsFoundOnce(int status, String code) throws Exception {
    liesInFrankfurt(status, code);

    try (ObjectStore store = faults.store()) {
      store.list(ListRequest.recursive(""), null);
      store.put("key", Body.of(BYTES), PutCondition.always());
      assertThat(Faults.read(store, ReadRequest.of("key"))).isEqualTo(BYTES);
      assertThat(store.head("key", null)).isPresent();
    }

    assertThat(regions())
        .containsExactly(
            "us-east-1", "eu-central-1", "eu-central-1", "eu-central-1", "eu-central-1");
  }

  @ParameterizedTest
  @CsvSource({"301, PermanentRedirect", "400, AuthorizationHeaderMalformed"})
  void whatIsWrittenFirstFindsItsBucketToo(int status, String code) {
    liesInFrankfurt(status, code);

    try (ObjectStore store = faults.store()) {
      store.put("key", Body.of(BYTES), PutCondition.always());
      assertThat(store.head("key", null)).isPresent();
    }
  }

  @Test
  void aHeadFindsItsBucketToo() {
    faults.put("key", BYTES);
    liesInFrankfurt(301, "PermanentRedirect");

    try (ObjectStore store = faults.store()) {
      assertThat(store.head("key", null)).isPresent();
      assertThat(store.head("key", null)).isPresent();
    }
    assertThat(regions()).containsExactly("us-east-1", "eu-central-1", "eu-central-1");
  }

  @Test
  void theConfigurationNamesTheRegion() {
    QuiltConfig config = QuiltConfig.defaults().with(QuiltConfig.REGION, "ap-south-1");

    try (ObjectStore store = faults.store(TestContext.of(HttpSettings.defaults()).with(config))) {
      store.list(ListRequest.recursive(""), null);
    }
    assertThat(regions()).containsExactly("ap-south-1");
  }

  @Test
  void theProvidersRegionIsStronger() {
    QuiltConfig config = QuiltConfig.defaults().with(QuiltConfig.REGION, "ap-south-1");

    try (ObjectStore store =
        faults
            .provider()
            .region(Region.SA_EAST_1)
            .build()
            .open(faults.bucket, TestContext.of(HttpSettings.defaults()).with(config))) {
      store.list(ListRequest.recursive(""), null);
    }
    assertThat(regions()).containsExactly("sa-east-1");
  }
}
