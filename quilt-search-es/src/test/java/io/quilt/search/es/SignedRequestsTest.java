package io.quilt.search.es;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quilt.api.AwsCredentials;
import io.quilt.api.InvalidConfigException;
import io.quilt.api.NotAuthenticatedException;
import io.quilt.api.Quilt;
import io.quilt.api.SearchRequest;
import io.quilt.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests to AWS are signed; the signature is computed here a second time, from what arrived. */
class SignedRequestsTest {
  private static final String KEY = "secret/key";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", KEY, "AWS_REGION", "eu-west-1");

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(
        post(anyUrl())
            .willReturn(aResponse().withBody("{\"hits\": {\"total\": 0, \"hits\": []}}")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private LoggedRequest sent(ClusterOptions cluster, Map<String, String> environment) {
    try (Quilt quilt = Searchers.ofCluster(cluster, environment)) {
      quilt.searcher().search(SearchRequest.query("a é").buckets(List.of("lab")));
    }
    return server.findAll(postRequestedFor(anyUrl())).get(0);
  }

  private ClusterOptions cluster() {
    return ClusterOptions.of(Searchers.url(server));
  }

  @Test
  void withTheCredentialsOfTheLogin() throws GeneralSecurityException {
    AwsCredentials login =
        new AwsCredentials(
            "ASIA",
            Secret.of(KEY),
            Secret.of("the token"),
            Instant.now().plus(Duration.ofHours(1)));
    LoggedRequest request =
        sent(cluster().aws("aoss", "us-east-2", () -> Optional.of(login)), ENVIRONMENT);

    assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo("the token");
    assertSigned(request, "ASIA", "us-east-2", "aoss");
  }

  @Test
  void withThoseOfTheEnvironment() throws GeneralSecurityException {
    assertSigned(sent(cluster().aws("es", null), ENVIRONMENT), "AKID", "eu-west-1", "es");
  }

  @Test
  void withNone() {
    assertThatThrownBy(() -> sent(cluster().aws("es", "us-east-1"), Map.of()))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessageContaining("AWS_ACCESS_KEY_ID");
  }

  @Test
  void withoutARegion() {
    Map<String, String> noRegion =
        Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", KEY);

    assertThatThrownBy(() -> sent(cluster().aws("es", null), noRegion))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("AWS_REGION");
  }

  private static void assertSigned(LoggedRequest request, String id, String region, String service)
      throws GeneralSecurityException {
    Matcher said = AUTHORIZATION.matcher(request.getHeader("Authorization"));
    assertThat(said.matches()).as(request.getHeader("Authorization")).isTrue();
    assertThat(List.of(said.group(1), said.group(3), said.group(4)))
        .containsExactly(id, region, service);
    String[] names = said.group(5).split(";");
    assertThat(names).contains("host", "x-amz-date");
    String headers =
        Arrays.stream(names)
            .map(name -> name + ":" + request.getHeader(name) + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            "POST",
            request.getUrl().replace(",", "%2C"),
            "",
            headers,
            said.group(5),
            sha256(request.getBody()));
    String scope = String.join("/", said.group(2), region, service, "aws4_request");
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.getHeader("X-Amz-Date"),
            scope,
            sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    assertThat(said.group(6)).isEqualTo(HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
